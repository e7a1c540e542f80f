using System.Globalization;
using System.Text;

namespace Ticketing.SystemKit.Running;

/// <summary>A process of this machine.</summary>
internal sealed record ProcessInfo(int Id, IReadOnlyDictionary<string, string> Environment);

/// <summary>Reads /proc (Linux, proc(5)).</summary>
internal static class Processes
{
    /// <summary>State of a listening socket in /proc/net/tcp.</summary>
    private const string Listen = "0A";

    /// <summary>Every process whose environment we may read.</summary>
    public static IEnumerable<ProcessInfo> All()
    {
        foreach (var pid in Ids())
        {
            if (TryRead(pid, out var environment))
            {
                yield return new ProcessInfo(pid, environment);
            }
        }
    }

    /// <summary>
    /// Processes that own the listening socket of a port. A line of /proc/net/tcp:
    /// <c>0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000 0 0 12345 …</c>
    /// (address:port in hex,
    /// state, …, inode at index 9); /proc/pid/fd has links to <c>socket:[12345]</c>.
    /// </summary>
    public static List<int> Listening(int port)
    {
        var hex = port.ToString("X4", CultureInfo.InvariantCulture);
        var links = new[] { "/proc/net/tcp", "/proc/net/tcp6" }
            .SelectMany(file => File.ReadLines(file).Skip(1))
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(f => f[3] == Listen && f[1].EndsWith(":" + hex, StringComparison.Ordinal))
            .Select(f => $"socket:[{f[9]}]")
            .ToHashSet();
        return [.. Ids().Where(pid => Links(pid).Any(links.Contains))];
    }

    /// <summary>
    /// A process and all below it, by the parent in /proc/pid/stat: <c>12 (name) S 1 …</c>. The name may hold
    /// spaces and
    /// brackets, so the line is read from its last bracket on.
    /// </summary>
    public static IEnumerable<int> WithChildren(int pid)
    {
        var parents = Ids().Select(id => (Id: id, Parent: ParentOf(id))).ToLookup(p => p.Parent, p => p.Id);
        var found = new List<int> { pid };
        for (var i = 0; i < found.Count; i++)
        {
            found.AddRange(parents[found[i]]);
        }

        return found;
    }

    private static int ParentOf(int pid)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{pid}/stat");
            return int.Parse(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[1], CultureInfo.InvariantCulture);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It ended meanwhile: nobody's child any more.
            return -1;
        }
    }

    private static List<int> Ids() =>
        [.. Directory.EnumerateDirectories("/proc").Select(Path.GetFileName)
            .Where(name => int.TryParse(name, out _)).Select(name => int.Parse(name!))];

    private static List<string> Links(int pid)
    {
        try
        {
            return [.. Directory.EnumerateFiles($"/proc/{pid}/fd")
                .Select(fd => new FileInfo(fd).LinkTarget).OfType<string>()];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It ended meanwhile, or is somebody else's: none of ours either way.
            return [];
        }
    }

    private static bool TryRead(int pid, out Dictionary<string, string> environment)
    {
        environment = [];
        try
        {
            foreach (var pair in Encoding.UTF8.GetString(File.ReadAllBytes($"/proc/{pid}/environ")).Split('\0'))
            {
                var equals = pair.IndexOf('=', StringComparison.Ordinal);
                if (equals > 0)
                {
                    environment[pair[..equals]] = pair[(equals + 1)..];
                }
            }

            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It ended meanwhile, or is somebody else's: none of ours either way.
            return false;
        }
    }
}
