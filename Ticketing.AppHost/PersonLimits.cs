namespace Ticketing.AppHost;

/// <summary>
/// The limits of people and addresses that the services keep (docs/api.md). Every limit holds everywhere, but on a
/// developer's machine and in the test systems thousands of people share the address 127.0.0.1, a load test has few
/// people who do much, and one seller makes the events of all tests: there these are higher, here and nowhere else.
/// </summary>
internal static class PersonLimits
{
    private const string DevelopmentLimit = "1000000";

    private static readonly string[] OfEventTicketing =
    [
        "Ticketing__Users__RegistrationsPerDayPerAddress", "Ticketing__SellerQuotas__OpenEvents",
        "Ticketing__SellerQuotas__OpenLargeEvents", "Ticketing__SellerQuotas__OpenSeats",
        "Ticketing__SellerQuotas__EventsPerDay",
    ];

    // An order's own declines stay bounded, so that the limit can be seen by hand.
    private static readonly string[] OfBooking =
    [
        "Booking__Limits__DeclinesPerAddress", "Booking__Limits__DeclinesPerBuyer", "Booking__Limits__Releases",
    ];

    public static IResourceBuilder<ProjectResource> WithSellerLimits(
        this IResourceBuilder<ProjectResource> eventTicketing, IDistributedApplicationBuilder builder) =>
        eventTicketing.Raise(OfEventTicketing, builder);

    public static IResourceBuilder<ProjectResource> WithBuyerLimits(
        this IResourceBuilder<ProjectResource> booking, IDistributedApplicationBuilder builder) =>
        booking.Raise(OfBooking, builder);

    private static IResourceBuilder<ProjectResource> Raise(
        this IResourceBuilder<ProjectResource> service, string[] limits, IDistributedApplicationBuilder builder)
    {
        if (builder.ExecutionContext.IsRunMode)
        {
            foreach (var limit in limits)
            {
                service.WithEnvironment(limit, DevelopmentLimit);
            }
        }

        return service;
    }
}
