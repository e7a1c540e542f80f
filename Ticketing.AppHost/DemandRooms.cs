using System.Globalization;

namespace Ticketing.AppHost;

/// <summary>
/// Rooms that open by themselves when demand passes what the system bears (docs/adr/0042). On a developer's machine and in
/// the test systems none does, because floods of orders are what load tests are made of: there
/// <c>Ticketing:WaitingRoom:OpensByItself=true</c> lets them.
/// </summary>
internal static class DemandRooms
{
    private const string Setting = "Ticketing:WaitingRoom:OpensByItself";

    public static IResourceBuilder<ProjectResource> WithDemandRooms(
        this IResourceBuilder<ProjectResource> booking, IDistributedApplicationBuilder builder)
    {
        var isOn = builder.Configuration[Setting] is { Length: > 0 } text
            ? bool.Parse(text)
            : builder.ExecutionContext.IsPublishMode;
        return booking.WithEnvironment(
            "Booking__WaitingRoom__OpensByItself", isOn.ToString(CultureInfo.InvariantCulture).ToLowerInvariant());
    }
}
