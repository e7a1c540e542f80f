using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Ticketing.EventTicketing.Accounts;

/// <summary>
/// Runs tasks on a few threads that give way to everything else on the machine: for work that costs much of a core on
/// purpose and may wait. A thread that was kept from its core for some time rests for twice as long (at most 0.3 s): a
/// low priority alone counts only among the threads of its own session or container (sched(7), autogroup). Where nobody
/// else wants the core, nothing rests. The queue is as long as its callers let it be.
/// </summary>
internal sealed partial class YieldingThreads : TaskScheduler, IDisposable
{
    /// <summary>Of 0 to 19. Where all cores are busy, such a thread gets about a tenth of an ordinary one's share.</summary>
    private const int Niceness = 10;

    /// <summary>CLOCK_THREAD_CPUTIME_ID.</summary>
    private const int ThreadCpuTime = 3;

    private const int RestFactor = 2;

    private static readonly TimeSpan ShortestWait = TimeSpan.FromMilliseconds(5);

    private static readonly TimeSpan LongestRest = TimeSpan.FromMilliseconds(300);

    private readonly BlockingCollection<Task> _tasks = [];
    private readonly ManualResetEventSlim _over = new();

    public YieldingThreads(int count, string name)
    {
        for (var number = 1; number <= count; number++)
        {
            new Thread(Run) { IsBackground = true, Name = $"{name} {number}", Priority = ThreadPriority.BelowNormal }.Start();
        }
    }

    public Task<T> RunAsync<T>(Func<T> work, CancellationToken ct) =>
        Task.Factory.StartNew(work, ct, TaskCreationOptions.DenyChildAttach, this);

    /// <summary>Lets the threads end when the queue is empty.</summary>
    public void Dispose()
    {
        _tasks.CompleteAdding();
        _over.Set();
    }

    /// <inheritdoc/>
    protected override void QueueTask(Task task) => _tasks.Add(task);

    /// <inheritdoc/>
    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => false;

    /// <inheritdoc/>
    protected override IEnumerable<Task> GetScheduledTasks() => [.. _tasks];

    private void Run()
    {
        if (OperatingSystem.IsLinux())
        {
            // .NET leaves thread priorities alone there. A thread may always lower its own; a refusal costs only the yielding.
            _ = SetPriority(which: 0, who: 0, Niceness);
        }

        foreach (var task in _tasks.GetConsumingEnumerable())
        {
            var (began, cpu) = (Stopwatch.GetTimestamp(), CpuTime());
            TryExecuteTask(task);
            var waited = Stopwatch.GetElapsedTime(began) - (CpuTime() - cpu);
            if (OperatingSystem.IsLinux() && waited > ShortestWait)
            {
                _over.Wait(waited * RestFactor < LongestRest ? waited * RestFactor : LongestRest);
            }
        }
    }

    /// <summary>What the calling thread has used; zero where that cannot be asked.</summary>
    private static TimeSpan CpuTime() =>
        OperatingSystem.IsLinux() && ClockGetTime(ThreadCpuTime, out var time) == 0
            ? TimeSpan.FromSeconds(time.Seconds) + TimeSpan.FromMicroseconds(time.Nanoseconds / 1000.0)
            : TimeSpan.Zero;

    /// <summary>clock_gettime(2).</summary>
    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int ClockGetTime(int clock, out TimeSpec time);

    [StructLayout(LayoutKind.Sequential)]
    private readonly struct TimeSpec
    {
        public readonly nint Seconds;
        public readonly nint Nanoseconds;
    }

    /// <summary>setpriority(2): on Linux 0 is the calling thread.</summary>
    [LibraryImport("libc", EntryPoint = "setpriority", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int SetPriority(int which, int who, int niceness);
}
