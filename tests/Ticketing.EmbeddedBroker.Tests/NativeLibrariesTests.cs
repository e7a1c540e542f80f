using System.Runtime.InteropServices;
using Shouldly;
using Ticketing.EmbeddedBroker.Cluster;
using Xunit;

namespace Ticketing.EmbeddedBroker.Tests;

public sealed class NativeLibrariesTests
{
    [Fact]
    public void The_next_library_is_taken_where_one_does_not_load()
    {
        var handle = NativeLibraries.Load(
            ["no-such-library", .. NativeLibraries.Names], typeof(NativeLibraries).Assembly, null);

        NativeLibrary.TryGetExport(handle, "rd_kafka_mock_cluster_new", out _).ShouldBeTrue();
    }

    [Fact]
    public void Where_none_loads_each_is_named_with_its_reason()
    {
        var e = Should.Throw<DllNotFoundException>(() => NativeLibraries.Load(
            ["no-such-library", "nor-this-one"], typeof(NativeLibraries).Assembly, null));

        e.Message.ShouldContain("no-such-library: ");
        e.Message.ShouldContain("nor-this-one: ");
    }
}
