namespace Ticketing.Gateway.Pages;

/// <summary>Where the front end has a page. Any other address is answered with 404, and its page says so.</summary>
internal static class KnownPages
{
    /// <summary>
    /// The routes of the front end, as <c>web/src/app/App.tsx</c> writes them; a test compares the two.
    /// </summary>
    public static IReadOnlyList<string> Routes { get; } =
    [
        "", "event/:eventId", "event/:eventId/map", "event/:eventId/section/:section", "event/:eventId/waiting-room",
        "find", "city/:cityId", "city/:cityId/film/:productionId", "place/:superVenueId", "performer/:name",
        "accessibility", "shows/:seriesId", "sign-in", "register", "guest", "forgot-password", "reset-password",
        "verify-email", "delete-account", "account", "my-bookings", "my-tickets", "booking/:orderId", "doors", "transfers",
        "teams", "door/:eventId", "operator/accounts", "operator/accounts/:userId",
        "operator/audit-log", "operator/consistency", "operator/dead-letters", "operator/queues",
        "organiser", "organiser/new", "organiser/codes", "organiser/plans", "organiser/plans/new",
        "organiser/plans/:planId/draw", "organiser/plans/:planId", "organiser/places",
        "organiser/places/:superVenueId", "organiser/productions", "organiser/productions/:productionId",
        "organiser/webhooks", "organiser/team", "organiser/event/:eventId", "organiser/today",
        "organiser/event/:eventId/figures", "organiser/event/:eventId/seats", "organiser/event/:eventId/plan",
        "organiser/event/:eventId/allotments", "organiser/event/:eventId/box-office", "organiser/series/:seriesId",
    ];

    private static readonly string[][] Parts = [.. Routes.Select(SegmentsOf)];

    /// <summary>True if the front end has a page at this path.</summary>
    public static bool Has(PathString path)
    {
        var segments = SegmentsOf(path.Value ?? "");
        return Parts.Any(route => Fits(route, segments));
    }

    /// <summary>True if the parts of a path are those of a route, in which <c>:name</c> stands for any part.</summary>
    public static bool Fits(string[] route, string[] parts) => route.Length == parts.Length
        && route.Zip(parts).All(pair => pair.First.StartsWith(':') || pair.First == pair.Second);

    /// <summary>The parts of a path; one slash at its end does not matter.</summary>
    public static string[] SegmentsOf(string path)
    {
        var trimmed = path.Trim('/');
        return trimmed.Length == 0 ? [] : trimmed.Split('/');
    }
}
