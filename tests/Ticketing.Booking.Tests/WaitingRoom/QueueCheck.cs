using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ticketing.Booking.WaitingRoom;
using Ticketing.Contracts.Waiting;
using Ticketing.TestKit.Servers;

namespace Ticketing.Booking.Tests.WaitingRoom;

/// <summary>docs/queue-proof/check.mjs, with files of its own.</summary>
internal sealed class QueueCheck : IDisposable
{
    private readonly TemporaryFolder _folder = new("queue-proof");

    /// <summary>What somebody keeps who looks at the room now.</summary>
    public async Task<string> KeepStateAsync(QueueWorld world, string name)
    {
        var state = QueueResponse.Of((await world.RoomAsync()).Snapshot(world.Host.Clock.GetUtcNow()));
        var file = Path.Combine(_folder.Path, name);
        await File.WriteAllTextAsync(file, JsonSerializer.Serialize(state, QueueJson.Default.QueueResponse));
        return file;
    }

    /// <summary>The published proof.</summary>
    public static async Task<JsonObject> ProofOfAsync(QueueWorld world)
    {
        var (file, refusal) = await world.Host.Get<ProofFiles>().FindAsync(QueueWorld.Event, CancellationToken.None);
        refusal.ShouldBeNull();
        return JsonNode.Parse(file!)!.AsObject();
    }

    public async Task<(int Exit, string Output)> RunAsync(JsonObject proof, params string[] options)
    {
        var file = Path.Combine(_folder.Path, "proof.json");
        await File.WriteAllTextAsync(file, proof.ToJsonString());
        using var node = Process.Start(new ProcessStartInfo("node", [Script(), file, .. options])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var output = node.StandardOutput.ReadToEndAsync();
        var errors = node.StandardError.ReadToEndAsync();
        await node.WaitForExitAsync();
        return (node.ExitCode, await output + await errors);
    }

    public async Task ShouldBeWrongAsync(JsonObject proof, string problem, params string[] options)
    {
        var (exit, output) = await RunAsync(proof, options);
        output.ShouldContain("WRONG: " + problem);
        exit.ShouldBe(1);
    }

    public void Dispose() => _folder.Dispose();

    private static string Script([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../docs/queue-proof/check.mjs"));
}
