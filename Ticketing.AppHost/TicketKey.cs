namespace Ticketing.AppHost;

/// <summary>The key that tickets are signed with.</summary>
internal static class TicketKey
{
    private const string Name = "ticket-private-key";

    /// <summary>
    /// The key of tickets and door lists, another one than that of access tokens: it lives for years, and
    /// event-ticketing alone has it. Keys that signed before go into <c>Ticketing:RetiredTicketKeys</c>
    /// (docs/runbook.md).
    /// </summary>
    public static IResourceBuilder<ProjectResource> WithTicketKey(
        this IResourceBuilder<ProjectResource> eventTicketing, IDistributedApplicationBuilder builder)
    {
        return eventTicketing
            .WithEnvironment(
                "Ticketing__Tickets__PrivateKey", GeneratedSecret.Add(builder, Name, SigningKeys.NewPrivateKey))
            .WithEnvironment(
                "Ticketing__Tickets__RetiredPublicKeys", builder.Configuration["Ticketing:RetiredTicketKeys"] ?? "");
    }
}
