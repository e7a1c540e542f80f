namespace Ticketing.AppHost;

/// <summary>
/// A proof of work for each try to enter a waiting room: off unless <c>Ticketing:WaitingRoom:DifficultyBits</c> names how
/// hard it is (docs/adr/0040).
/// </summary>
internal static class EntryChallenge
{
    private const string Setting = "Ticketing:WaitingRoom:DifficultyBits";

    public static IResourceBuilder<ProjectResource> WithEntryChallenge(
        this IResourceBuilder<ProjectResource> gateway, IDistributedApplicationBuilder builder) =>
        builder.Configuration[Setting] is { Length: > 0 } bits && bits != "0"
            ? gateway
                .WithEnvironment("Waiting__Challenge__DifficultyBits", bits)
                .WithEnvironment("Waiting__Challenge__Key", GeneratedSecret.Add(builder, "challenge-key"))
            : gateway;
}
