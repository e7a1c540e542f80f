using System.Net.Sockets;
using System.Runtime.InteropServices;
using Ticketing.EmbeddedBroker;
using Ticketing.EmbeddedBroker.Cluster;
using Ticketing.EmbeddedBroker.Proxy;

if (args is ["--help"] or ["-h"])
{
    Console.WriteLine(BrokerOptions.Usage);
    return 0;
}

if (!BrokerOptions.TryParse(args, out var options, out var complaint))
{
    Console.Error.WriteLine(complaint);
    Console.Error.WriteLine(BrokerOptions.Usage);
    return 2;
}

using var stop = new CancellationTokenSource();
void Stop(PosixSignalContext signal)
{
    signal.Cancel = true;
    stop.Cancel();
}

using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);

NativeLibraries.Register();
try
{
    using var cluster = MockCluster.Start();
    var topics = new Topics(cluster, options.Partitions);
    await using var proxy = BrokerProxy.Listen(options.Port, cluster.Endpoint, topics);
    cluster.Advertise("127.0.0.1", proxy.Port);
    Console.WriteLine($"Embedded broker ready on 127.0.0.1:{proxy.Port}, cluster {proxy.ClusterIdSeed}.");
    Console.WriteLine(
        "Memory only: a partition keeps its last 5 MB or 100,000 messages, and all is gone when this process ends.");
    await proxy.RunAsync(stop.Token);
    Console.WriteLine("Embedded broker stopped.");
    return 0;
}
catch (DllNotFoundException e)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}
catch (SocketException e)
{
    Console.Error.WriteLine($"Cannot listen on port {options.Port}: {e.Message}");
    return 1;
}
