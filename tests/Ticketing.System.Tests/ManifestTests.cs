using System.Diagnostics;
using System.Text.Json;

namespace Ticketing.System.Tests;

/// <summary>Publishing describes the container world and gives no secret away; starts nothing.</summary>
public sealed class ManifestTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    [Fact]
    public async Task The_manifest_has_every_service_store_and_parameter()
    {
        var file = Path.Combine(Path.GetTempPath(), $"manifest-{Guid.NewGuid():n}.json");
        try
        {
            await PublishAsync(file);
            var text = await File.ReadAllTextAsync(file);
            using var manifest = JsonDocument.Parse(text);
            var resources = manifest.RootElement.GetProperty("resources");
            string Type(string name) => resources.GetProperty(name).GetProperty("type").GetString()!;

            string[] projects =
            [
                "migrations", "event-ticketing-service", "booking-service", "seat-reservation-service", "gateway",
                "payment-sandbox",
            ];
            Assert.All(projects, name => Assert.StartsWith("project.v", Type(name)));
            Assert.All(["postgres", "redis", "kvrocks", "kafka"], name => Assert.StartsWith("container.v", Type(name)));
            Assert.All(["event-ticketing-db", "booking-db"], name => Assert.Equal("value.v0", Type(name)));
            Assert.All(["auth-private-key", "auth-public-key"], name => Assert.Equal("parameter.v0", Type(name)));
            Assert.All(["payment-api-key", "payment-webhook-secret"], name => Assert.Equal("parameter.v0", Type(name)));
            Assert.True(resources.GetProperty("auth-private-key").GetProperty("inputs").GetProperty("value")
                .GetProperty("secret").GetBoolean());
            AssertKvrocksReadsNoFile(resources.GetProperty("kvrocks"));

            // Local servers and generated secrets belong to this machine and not to a deployment.
            Assert.DoesNotContain("embedded-broker", text);
            Assert.DoesNotContain("postgres-server", text);
            Assert.DoesNotContain("local-password", text);
            Assert.DoesNotContain("BEGIN", text);
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>
    /// On Kubernetes the data volume hides the configuration file of the image, so nothing may depend on it.
    /// </summary>
    private static void AssertKvrocksReadsNoFile(JsonElement kvrocks)
    {
        Assert.Matches("apache/kvrocks:[0-9]+[.][0-9]+[.][0-9]+$", kvrocks.GetProperty("image").GetString());
        Assert.Equal("kvrocks", kvrocks.GetProperty("entrypoint").GetString());
        var arguments = kvrocks.GetProperty("args").EnumerateArray().Select(a => a.GetString()!).ToList();
        Assert.DoesNotContain("-c", arguments);
        var volume = Assert.Single(kvrocks.GetProperty("volumes").EnumerateArray());
        Assert.Equal(volume.GetProperty("target").GetString(), arguments[arguments.IndexOf("--dir") + 1]);
    }

    private static async Task PublishAsync(string file)
    {
        var appHost = Projects.Ticketing_AppHost.ProjectPath;
#if DEBUG
        const string configuration = "Debug";
#else
        const string configuration = "Release";
#endif
        var start = new ProcessStartInfo("dotnet",
        [
            "run", "--project", appHost, "--no-build", "--configuration", configuration, "--",
            "--publisher", "manifest", "--output-path", file,
        ])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        using var deadline = new CancellationTokenSource(Patience);
        var output = process.StandardOutput.ReadToEndAsync(deadline.Token);
        var errors = process.StandardError.ReadToEndAsync(deadline.Token);
        await process.WaitForExitAsync(deadline.Token);
        Assert.True(process.ExitCode == 0, $"{await output}{await errors}");
    }
}
