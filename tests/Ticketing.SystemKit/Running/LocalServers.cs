namespace Ticketing.SystemKit.Running;

/// <summary>
/// Whether the stores can run as processes of this machine. Tests prefer that: they may kill and look into
/// processes. Where they cannot (Windows, macOS, a machine that has only containers) the system runs as the
/// AppHost chooses, and the tests that need processes say that they were left out.
/// </summary>
public static class LocalServers
{
    /// <summary>Why tests that need them are left out; null where they are at hand.</summary>
    public static string? WhyNot { get; } =
        !OperatingSystem.IsLinux() ? "needs Linux: finds and kills processes by /proc"
        : !OnPath("redis-server") ? "needs the stores as local processes: redis-server is not installed"
        : null;

    private static bool OnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, program)));
}
