using System.Net;
using System.Net.Sockets;
using Aspire.Hosting;

namespace Standin.Tests;

public sealed class OtlpProbeTests
{
    [Fact]
    public void A_collector_that_listens_is_found_and_one_that_is_gone_is_not()
    {
        using var collector = new TcpListener(IPAddress.Loopback, 0);
        collector.Start();
        var url = $"http://localhost:{((IPEndPoint)collector.LocalEndpoint).Port}";
        Assert.True(OtlpConfigurationExtensions.IsListening(url));

        collector.Stop();
        Assert.False(OtlpConfigurationExtensions.IsListening(url));
    }
}
