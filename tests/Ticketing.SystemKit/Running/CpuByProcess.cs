using System.Globalization;

namespace Ticketing.SystemKit.Running;

/// <summary>
/// CPU time of this program and everything below it, by what it is; from /proc, so nothing elsewhere than on Linux.
/// </summary>
public sealed class CpuByProcess
{
    private const double TicksPerSecond = 100; // USER_HZ, the same on every Linux there is
    private const string Mark = "TICKETING_STARTED_BY";
    private const int MaxDepth = 16;
    private static readonly string MarkOfThis = Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
    private readonly SortedDictionary<string, double> _seconds;

    private CpuByProcess(SortedDictionary<string, double> seconds) => _seconds = seconds;

    /// <summary>Spent until now.</summary>
    public static CpuByProcess Now()
    {
        if (!OperatingSystem.IsLinux())
        {
            return new CpuByProcess([]);
        }

        var parents = new Dictionary<int, int>();
        var seconds = new Dictionary<int, double>();
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), out var pid) && TryRead($"{folder}/stat") is { } stat)
            {
                // 12 (name) S 1 …: parent is the second field after the name, utime the twelfth, stime the next.
                var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
                parents[pid] = Number(fields[1]);
                seconds[pid] = (Number(fields[11]) + Number(fields[12])) / TicksPerSecond;
            }
        }

        var sums = new SortedDictionary<string, double>(StringComparer.Ordinal);
        foreach (var (pid, spent) in seconds.Where(p => IsOurs(p.Key, parents)))
        {
            var name = NameOf(pid);
            sums[name] = sums.GetValueOrDefault(name) + spent;
        }

        return new CpuByProcess(sums);
    }

    /// <summary>Seconds of one kind of process since then.</summary>
    public double SecondsSince(CpuByProcess before, string name) =>
        _seconds.GetValueOrDefault(name) - before._seconds.GetValueOrDefault(name);

    /// <summary><c>booking 31, kafka 12, …</c>: microseconds each since then, divided by the number.</summary>
    /// <param name="before">The beginning.</param>
    /// <param name="number">How often it was done since then.</param>
    public string Since(CpuByProcess before, int number) => string.Join(", ", _seconds
        .Select(s => (s.Key, Micros: (s.Value - before._seconds.GetValueOrDefault(s.Key)) * 1e6 / number))
        .Where(s => s.Micros >= 0.5).OrderByDescending(s => s.Micros)
        .Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.Key} {s.Micros:F0}")));

    /// <summary>Seconds each since then.</summary>
    public IReadOnlyDictionary<string, double> SecondsSince(CpuByProcess before) => _seconds.ToDictionary(
        s => s.Key, s => s.Value - before._seconds.GetValueOrDefault(s.Key), StringComparer.Ordinal);

    /// <summary>Call before the system is started, so that its processes count as this program's.</summary>
    public static void MarkWhatIsStarted() => Environment.SetEnvironmentVariable(Mark, MarkOfThis);

    /// <summary>
    /// The orchestrator starts its processes detached, with parent 1, but what it was started with they inherit.
    /// </summary>
    private static bool IsOurs(int pid, Dictionary<int, int> parents)
    {
        for (var depth = 0; depth < MaxDepth && pid > 1; depth++)
        {
            // PostgreSQL writes its title over its environment, but the script that started it has the mark.
            if (pid == Environment.ProcessId
                || TryRead($"/proc/{pid}/environ")?.Contains($"{Mark}={MarkOfThis}\0", StringComparison.Ordinal) is true)
            {
                return true;
            }

            pid = parents.GetValueOrDefault(pid);
        }

        return false;
    }

    private static string NameOf(int pid)
    {
        var line = TryRead($"/proc/{pid}/cmdline")?.Replace('\0', ' ') ?? "";
        return pid == Environment.ProcessId ? "load generator"
            : line.Contains("Ticketing.Booking", StringComparison.Ordinal) ? "booking"
            : line.Contains("Ticketing.EventTicketing", StringComparison.Ordinal) ? "event-ticketing"
            : line.Contains("Ticketing.SeatReservation", StringComparison.Ordinal) ? "seat-reservation"
            : line.Contains("Ticketing.Gateway", StringComparison.Ordinal) ? "gateway"
            : line.Contains("EmbeddedBroker", StringComparison.Ordinal)
                || line.Contains("kafka.", StringComparison.Ordinal)
                ? "broker"
            : line.StartsWith("postgres", StringComparison.Ordinal)
                || line.Contains("/postgres", StringComparison.Ordinal)
                ? "PostgreSQL"
            : line.Contains("redis-server", StringComparison.Ordinal)
                || line.Contains("kvrocks", StringComparison.Ordinal)
                ? "Redis and Kvrocks"
            : line.Contains("Ticketing.PaymentSandbox", StringComparison.Ordinal) ? "payment sandbox"
            : line.Contains("Ticketing.MailCatcher", StringComparison.Ordinal) ? "mail catcher"
            : line.Contains("/dcp ", StringComparison.Ordinal) ? "orchestrator"
            : "others";
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static string? TryRead(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null; // It ended meanwhile.
        }
    }
}
