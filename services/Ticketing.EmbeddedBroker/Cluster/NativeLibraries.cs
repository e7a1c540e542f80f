using System.Reflection;
using System.Runtime.InteropServices;

namespace Ticketing.EmbeddedBroker.Cluster;

/// <summary>Finds the native library that Confluent.Kafka would load on this machine.</summary>
internal static class NativeLibraries
{
    /// <summary>
    /// In the order of Confluent.Kafka (Impl/LibRdKafka.cs, LoadLinuxDelegates): the package's first build wants
    /// libsasl2.so.3, which Debian and Ubuntu lack (they have libsasl2.so.2); the one for CentOS brings what it needs.
    /// </summary>
    internal static readonly IReadOnlyList<string> Names = ["librdkafka", "centos8-librdkafka"];

    /// <summary>Call once, before the first function of the library.</summary>
    public static void Register() =>
        NativeLibrary.SetDllImportResolver(typeof(NativeLibraries).Assembly, (name, assembly, path) =>
            name == NativeMethods.Library ? Load(Names, assembly, path) : 0);

    /// <summary>The handle of the first of <paramref name="names"/> that loads.</summary>
    /// <exception cref="DllNotFoundException">None does; the text has the loader's reason for each.</exception>
    internal static nint Load(IReadOnlyList<string> names, Assembly assembly, DllImportSearchPath? path)
    {
        var reasons = new List<string>();
        foreach (var name in names)
        {
            try
            {
                return NativeLibrary.Load(name, assembly, path);
            }
            catch (DllNotFoundException e)
            {
                reasons.Add($"{name}: {e.Message}");
            }
        }

        throw new DllNotFoundException($"librdkafka does not load. {string.Join(" ", reasons)}");
    }
}
