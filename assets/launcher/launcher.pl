# Starts the agents, for Wilco's daemon, and outlives it. The one launcher forks a wrapper for each task. The wrapper is a
# subreaper (prctl(2), PR_SET_CHILD_SUBREAPER): every descendant of the agent stays below it, however it was daemonised.
# It starts the agent, writes down how it began and ended, keeps its log within the limit, and stays until no process of
# the task is left.
#
#   perl launcher.pl PRCTL SETITIMER FALLOCATE BOOT_ID LEASH CGROUP
#
# The first three are the machine's system call numbers. LEASH 1: when the daemon is gone, all tasks are killed. CGROUP 1:
# the launcher is in a control group of its own (cgroup v2) in which it may make one for each task.
#
# stdin takes orders: a line with their length in bytes, then that many bytes, fields joined by NUL:
#   id, folder, log, its limit (0: none), run file, stdin's file ('': /dev/null), number of arguments, the program and its
#   arguments, then NAME=VALUE for each variable of the environment.
# stdout gives reports, a line each:
#   ready CGROUP_FOLDER|-
#   started ID WRAPPER START_TIME AGENT START_TIME CGROUP_FOLDER|-
#   refused ID folder|log|program|run|stdin|fork ERRNO
#   ended ID exited CODE  |  ended ID signalled NUMBER
#   gone ID                   nothing of the task is left
#   lost ID                   the wrapper itself was killed, or failed
# The run file gets the same lines without the id, `started` with the boot id behind it. It must not exist before: of two
# who would start one order, the second finds it and does nothing. Wilco adds `ending WHY` before it ends a run, and
# makes a file with `claimed` in it for one that shall not begin any more.
#
# SIGUSR1 makes a wrapper kill everything of its task. Other signals that ask it to end are for the agent, not for it.
use strict;
use warnings;
use POSIX ();
use Fcntl qw(O_RDONLY O_WRONLY O_CREAT O_EXCL O_APPEND);

my ($PRCTL, $SETITIMER, $FALLOCATE, $BOOT_ID, $LEASH, $CGROUP) = @ARGV;
my $BLOCK = 4096;
my $REFUSED = 3;    # the exit code of a wrapper that did not start its agent, and said so
my %taskOf;    # wrapper → task
my @orphaned;  # the control groups of wrappers that were killed

# A signal can interrupt it while the daemon is slow to read.
sub report {
    my $line = join(' ', @_) . "\n";
    until (defined syswrite STDOUT, $line) { last if $! != POSIX::EINTR() }
}

# Field 22 of /proc/PID/stat, in clock ticks since boot.
sub startTime {
    my ($pid) = @_;
    open(my $stat, '<', "/proc/$pid/stat") or return 0;
    my $text = <$stat>;
    return (split ' ', substr($text, rindex($text, ')') + 2))[19];
}

# Where this launcher may make control groups; undef where it may not.
sub cgroupFolder {
    return undef unless $CGROUP;
    open(my $file, '<', '/proc/self/cgroup') or return undef;
    my ($own) = map { /^0::(\/.+)$/ ? $1 : () } <$file>;
    return undef unless defined $own;
    my $folder = "/sys/fs/cgroup$own";
    mkdir "$folder/probe" or return undef;
    my $canKill = -w "$folder/probe/cgroup.kill";
    rmdir "$folder/probe";
    return $canKill ? $folder : undef;
}

# An interval timer (setitimer(2)) and not alarm: one that fires a moment too early for wait is followed by the next.
sub wakeAfter {
    my ($seconds) = @_;
    my $whole = int $seconds;
    syscall($SETITIMER, 0, pack('q4', 2, 0, $whole, int(($seconds - $whole) * 1e6)), 0);
}

# The agent's own process, between fork and exec: what cannot be done is told through the pipe.
sub becomeAgent {
    my ($order, $log, $cgroup, $pipe) = @_;
    my $fail = sub { syswrite $pipe, "$_[0] " . ($! + 0); POSIX::_exit(127) };
    POSIX::setsid();
    if (defined $cgroup && open(my $members, '>', "$cgroup/cgroup.procs")) { syswrite $members, $$ }
    my $input = $order->{stdin} eq '' ? '/dev/null' : $order->{stdin};
    POSIX::close(0);
    sysopen(my $in, $input, O_RDONLY) or $fail->('stdin');
    POSIX::dup2(fileno($in), 0) if fileno($in) != 0;
    POSIX::dup2(fileno($log), 1);
    POSIX::dup2(fileno($log), 2);
    chdir $order->{folder} or $fail->('folder');
    %ENV = %{ $order->{env} };
    # execvp(3) would give a text without #! to a shell.
    if (isPlainText($order->{command}[0])) { $! = POSIX::ENOEXEC(); $fail->('program') }
    no warnings 'exec';
    exec { $order->{command}[0] } @{ $order->{command} } or $fail->('program');
}

# Whether a program, looked for as execvp(3) does, is a text that names no interpreter.
sub isPlainText {
    my ($file) = @_;
    my @places = $file =~ m{/} ? ($file) : map { "$_/$file" } split /:/, $ENV{PATH} // '';
    my ($found) = grep { -f && -x _ } @places;
    return 0 unless defined $found && -T $found && open(my $program, '<', $found);
    my $start = '';
    read $program, $start, 2;
    return $start ne '#!';
}

# Frees the middle of a log that is beyond its limit: half of that is kept from its beginning, half from its end.
sub trimmer {
    my ($log, $limit) = @_;
    my $half = int($limit / 2 / $BLOCK) * $BLOCK;
    my ($freedUntil, $sizeBefore, $pause) = ($half, 0, 0.25);
    return sub {
        my $size = -s $log;
        my $end = int(($size - $half) / $BLOCK) * $BLOCK;
        if ($size > 2 * $half && $end > $freedUntil) {
            syscall($FALLOCATE, fileno($log), 3, $freedUntil, $end - $freedUntil);
            $freedUntil = $end;
        }
        my $grown = $size - $sizeBefore;
        my $wanted = $grown > 0 ? $pause * $limit / 4 / $grown : 2;
        $pause = $wanted > 2 ? 2 : $wanted < 0.05 ? 0.05 : $wanted;
        $sizeBefore = $size;
        return $pause;
    };
}

# Whoever is our child keeps its process id until we wait for it, so that no stranger can be hit.
sub killChildren {
    my ($cgroup) = @_;
    if (defined $cgroup && open(my $killer, '>', "$cgroup/cgroup.kill")) { syswrite $killer, '1' }
    open(my $children, '<', "/proc/$$/task/$$/children") or return;
    kill 'KILL', split ' ', <$children> // '';
}

sub wrap {
    my ($order, $base) = @_;
    my ($id, $killing) = ($order->{id}, 0);
    $SIG{$_} = sub { } for qw(TERM INT HUP QUIT PIPE);
    $SIG{CHLD} = 'DEFAULT';
    POSIX::setsid();
    POSIX::close(0);
    POSIX::open('/dev/null', O_RDONLY);
    $0 = "wilco task $id";
    syscall($PRCTL, 36, 1, 0, 0, 0);

    my $refuse = sub { report('refused', $id, @_); POSIX::_exit($REFUSED) };
    sysopen(my $run, $order->{run}, O_WRONLY | O_CREAT | O_EXCL | O_APPEND, 0600) or $refuse->('run', $! + 0);
    my $note = sub { syswrite $run, join(' ', @_) . "\n" };
    my $give = sub { $note->('refused', @_); $refuse->(@_) };
    sysopen(my $log, $order->{log}, O_WRONLY | O_CREAT | O_APPEND, 0600) or $give->('log', $! + 0);
    my $cgroup = defined $base ? "$base/task-$id-$$" : undef;
    undef $cgroup if defined $cgroup && !mkdir $cgroup;

    pipe(my $failure, my $pipe) or $give->('fork', $! + 0);
    $SIG{USR1} = sub { $killing = 1; killChildren($cgroup) };
    my $agent = fork() // $give->('fork', $! + 0);
    if ($agent == 0) {
        close $failure;
        becomeAgent($order, $log, $cgroup, $pipe);
    }
    close $pipe;
    my @began = ($$, startTime($$), $agent, startTime($agent), $cgroup // '-');
    $note->('started', @began, $BOOT_ID);
    my $failed = <$failure>;
    if (defined $failed) {
        waitpid $agent, 0;
        rmdir $cgroup if defined $cgroup;
        $give->(split ' ', $failed);
    }
    report('started', $id, @began);

    my $trim = $order->{limit} > 0 ? trimmer($log, $order->{limit}) : undef;
    if ($trim) {
        $SIG{ALRM} = sub { wakeAfter($trim->()) };
        wakeAfter(0.25);
    }
    while ((my $pid = wait) > 0) {
        my $signal = $? & 127;
        if ($pid == $agent) {
            my @end = $signal ? ('signalled', $signal) : ('exited', $? >> 8);
            $trim->() if $trim;
            $note->(@end);
            report('ended', $id, @end);
        }
        killChildren($cgroup) if $killing;
    }
    $trim->() if $trim;
    rmdir $cgroup if defined $cgroup;
    $note->('gone');
    report('gone', $id);
    POSIX::_exit(0);
}

sub readOrder {
    my @fields = split /\0/, $_[0], -1;
    my %order;
    @order{qw(id folder log limit run stdin)} = splice @fields, 0, 6;
    my $count = shift @fields;
    $order{command} = [splice @fields, 0, $count];
    $order{env} = { map { /^([^=]*)=(.*)$/s ? ($1, $2) : () } @fields };
    return \%order;
}

sub reap {
    my ($base) = @_;
    while ((my $pid = waitpid -1, POSIX::WNOHANG()) > 0) {
        my $id = delete $taskOf{$pid};
        next if !defined $id || $? == 0 || $? == $REFUSED << 8;
        report('lost', $id);
        push @orphaned, "$base/task-$id-$pid" if defined $base;
    }
    @orphaned = grep { !rmdir($_) && -d $_ } @orphaned;
}

$0 = 'wilco launcher';
$SIG{$_} = sub { } for qw(TERM INT HUP PIPE USR1);
$SIG{CHLD} = sub { };
POSIX::setsid();
my $base = cgroupFolder();
report('ready', $base // '-');
my $buffer = '';
for (;;) {
    vec(my $readable = '', 0, 1) = 1;
    my $count = select($readable, undef, undef, %taskOf || @orphaned ? 1 : undef);
    reap($base);
    next if $count <= 0;
    my $read = sysread STDIN, $buffer, 1 << 20, length $buffer;
    next if !defined $read && $! == POSIX::EINTR();
    last unless $read;
    while ($buffer =~ /^(\d+)\n/ && length($buffer) >= length($1) + 1 + $1) {
        my $order = readOrder(substr $buffer, length($1) + 1, $1);
        substr($buffer, 0, length($1) + 1 + $1) = '';
        my $wrapper = fork();
        if (!defined $wrapper) { report('refused', $order->{id}, 'fork', $! + 0) }
        elsif ($wrapper == 0) { wrap($order, $base) }
        else { $taskOf{$wrapper} = $order->{id} }
    }
}
# A signal that comes between two steps of a wrapper can wait there until the next.
for (my $tries = 0 ; $LEASH && %taskOf && $tries < 100 ; $tries++) {
    kill 'USR1', keys %taskOf;
    select(undef, undef, undef, 0.05);
    reap($base);
}
