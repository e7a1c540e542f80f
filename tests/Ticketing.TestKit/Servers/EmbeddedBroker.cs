namespace Ticketing.TestKit.Servers;

/// <summary>Our broker of a machine without Kafka, as the test project built it.</summary>
internal static class EmbeddedBroker
{
    private const string Name = "Ticketing.EmbeddedBroker";

    /// <exception cref="InvalidOperationException">It is not built.</exception>
    public static string[] Command(int port) => ["dotnet", FindProgram(), "--port", $"{port}"];

    private static string FindProgram()
    {
        var binaries = Path.Combine(Checkout.Root, "services", Name, "bin");
        var newest = Directory.Exists(binaries)
            ? Directory.GetFiles(binaries, $"{Name}.dll", SearchOption.AllDirectories).MaxBy(File.GetLastWriteTimeUtc)
            : null;
        return newest ?? throw new InvalidOperationException(
            $"No broker: KAFKA_HOME names none, and {Name} is not built below {binaries}.");
    }
}
