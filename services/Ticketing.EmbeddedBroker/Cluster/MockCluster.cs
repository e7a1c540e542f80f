using System.Net;
using System.Runtime.InteropServices;
using System.Text;

namespace Ticketing.EmbeddedBroker.Cluster;

/// <summary>
/// librdkafka's mock cluster with one broker, on a free loopback port of its own. Memory only; a partition
/// keeps at most 5 MB or 100,000 messages and silently drops the oldest.
/// </summary>
internal sealed unsafe class MockCluster : IDisposable
{
    /// <summary>The only broker; the mock cluster counts from 1.</summary>
    private const int BrokerId = 1;

    private const int ErrorTextBytes = 512;

    /// <summary>
    /// A group's first members wait this long for others; 3 s, as real brokers do, would slow each start.
    /// </summary>
    private const int GroupRebalanceDelayMs = 100;

    private readonly nint _client;
    private readonly nint _cluster;

    private MockCluster(nint client, nint cluster)
    {
        _client = client;
        _cluster = cluster;
        Endpoint = IPEndPoint.Parse(Marshal.PtrToStringUTF8(NativeMethods.MockClusterBootstraps(cluster))!);
    }

    /// <summary>Where the broker itself listens; clients are sent to the proxy instead.</summary>
    public IPEndPoint Endpoint { get; }

    /// <exception cref="InvalidOperationException">librdkafka refused, with its own words.</exception>
    public static MockCluster Start()
    {
        var error = stackalloc byte[ErrorTextBytes];
        var conf = NativeMethods.ConfNew();

        // Errors only: the client that hosts the cluster talks to nobody, and would say so.
        if (NativeMethods.ConfSet(conf, "log_level", "3", error, ErrorTextBytes) != 0)
        {
            throw new InvalidOperationException(Text(error));
        }

        var client = NativeMethods.New(NativeMethods.ProducerType, conf, error, ErrorTextBytes);
        if (client == 0)
        {
            throw new InvalidOperationException(Text(error));
        }

        var cluster = NativeMethods.MockClusterNew(client, brokers: 1);
        if (cluster == 0)
        {
            NativeMethods.Destroy(client);
            throw new InvalidOperationException("librdkafka could not start its mock cluster.");
        }

        NativeMethods.MockSetControllerId(cluster, BrokerId);
        NativeMethods.MockGroupInitialRebalanceDelayMs(cluster, GroupRebalanceDelayMs);
        return new MockCluster(client, cluster);
    }

    /// <summary>The address that the broker gives in Metadata and FindCoordinator answers from now on.</summary>
    public void Advertise(string host, int port) =>
        NativeMethods.MockBrokerSetHostPort(_cluster, BrokerId, host, port);

    /// <summary>Protocol error code; 0 when made, 36 when it exists already.</summary>
    public short CreateTopic(string name, int partitions) =>
        (short)NativeMethods.MockTopicCreate(_cluster, name, partitions, replicationFactor: 1);

    /// <summary>Protocol error code; 0 when deleted, 3 when there is none.</summary>
    public short DeleteTopic(string name) => (short)NativeMethods.MockTopicDelete(_cluster, name);

    public void Dispose()
    {
        NativeMethods.MockClusterDestroy(_cluster);
        NativeMethods.Destroy(_client);
    }

    private static string Text(byte* error) =>
        Encoding.UTF8.GetString(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(error));
}
