using System.Text.Json.Nodes;

namespace Standin.Tests;

public sealed class ManifestTests
{
    [Fact]
    public async Task The_manifest_describes_the_container_world()
    {
        var file = Path.Join(Path.GetTempPath(), $"{Guid.NewGuid():N}.json");
        await using var apphost = new AppHostProcess("--publisher", "manifest", "--output-path", file);
        Assert.Equal(0, await apphost.ExitAsync());
        var resources = JsonNode.Parse(await File.ReadAllTextAsync(file))!["resources"]!;
        File.Delete(file);

        Assert.Equal("container.v0", (string?)resources["postgres"]!["type"]);
        Assert.Equal(5432, (int?)resources["postgres"]!["bindings"]!["tcp"]!["targetPort"]);
        Assert.Equal(
            "Host={postgres.bindings.tcp.host};Port={postgres.bindings.tcp.port};Username=postgres;"
            + "Password={postgres-password.value}",
            (string?)resources["postgres"]!["connectionString"]);
        Assert.Equal("{postgres.connectionString};Database=orders", (string?)resources["orders"]!["connectionString"]);
        Assert.Equal("/var/lib/postgresql", (string?)resources["postgres"]!["volumes"]![0]!["target"]);
        Assert.True((bool?)resources["postgres-password"]!["inputs"]!["value"]!["secret"]);
        Assert.Equal(22, (int?)resources["cache-password"]!["inputs"]!["value"]!["default"]!["generate"]!["minLength"]);
        Assert.Equal("annotated.string", (string?)resources["postgres-password-uri-encoded"]!["type"]);

        var web = resources["web"]!;
        Assert.Equal("project.v0", (string?)web["type"]);
        Assert.Equal("{orders.connectionString}", (string?)web["env"]!["ConnectionStrings__orders"]);
        Assert.Equal("{greeting.value}", (string?)web["env"]!["GREETING"]);
        Assert.Equal("{web.bindings.http.targetPort}", (string?)web["env"]!["HTTP_PORTS"]);
        Assert.True((bool?)web["bindings"]!["http"]!["external"]);
        Assert.Equal("wwwroot", (string?)web["containerFiles"]!["page"]!["destination"]);
        Assert.Equal("container.v1", (string?)resources["page"]!["type"]);
        Assert.True((bool?)resources["page"]!["build"]!["buildOnly"]);
        Assert.Null(resources["compose"]);
        Assert.Null(resources["k8s"]);
    }

    [Fact]
    public async Task Compose_and_Kubernetes_publishing_is_refused_and_not_pretended()
    {
        await using var apphost = new AppHostProcess(
            "--operation", "publish", "--step", "publish", "--output-path", Path.GetTempPath());
        Assert.NotEqual(0, await apphost.ExitAsync());
        Assert.Contains(apphost.Lines, l => l.Contains("needs the real Aspire packages"));
    }
}
