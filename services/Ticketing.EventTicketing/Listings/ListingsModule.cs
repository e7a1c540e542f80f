namespace Ticketing.EventTicketing.Listings;

/// <summary>Events as the public web finds them: facts for page heads, the site map, calendars.</summary>
internal static class ListingsModule
{
    public static void MapListings(this IEndpointRouteBuilder app)
    {
        app.MapReadPageFacts();
        app.MapReadTopicFacts();
        app.MapEventCalendar();
    }
}
