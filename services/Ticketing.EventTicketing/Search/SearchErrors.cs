using Ticketing.ServiceDefaults.Http;

namespace Ticketing.EventTicketing.Search;

/// <summary>What a search may be refused with.</summary>
internal static class SearchErrors
{
    public static readonly Refusal TooSlow = new(
        StatusCodes.Status503ServiceUnavailable, "search-too-slow",
        "The search took too long. Name a city, a day or more words.")
    {
        RetryAfter = TimeSpan.FromSeconds(2),
    };
}
