"""How both networks are trained: down the gradient of batch after batch, for so many minutes."""
import time

import numpy as np
from torch import nn


def descend(optimiser, loss, minutes, warm_up):
    """`loss` is asked for that of a new batch at each step; the rate rises for `warm_up` steps and sinks from halfway on."""
    groups = optimiser.param_groups
    rate, parameters = groups[0]['lr'], [each for group in groups for each in group['params']]
    began, step, lately = time.time(), 0, []
    while (share := (time.time() - began) / (minutes * 60)) < 1:
        for group in groups:
            group['lr'] = rate * min(1, step / warm_up + 0.03) * (1 if share < 0.45 else max(0.02, (1 - share) / 0.55))
        value = loss()
        optimiser.zero_grad()
        value.backward()
        nn.utils.clip_grad_norm_(parameters, 2.0)
        optimiser.step()
        step, lately = step + 1, [*lately[-49:], value.item()]
        if step % 50 == 0:
            print(f'{step} steps, {share:.0%}: {np.mean(lately):.3f}', flush=True)
    print(f'{step} steps: {np.mean(lately):.3f}', flush=True)
