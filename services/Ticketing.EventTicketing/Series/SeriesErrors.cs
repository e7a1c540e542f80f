using Ticketing.ServiceDefaults.Http;

namespace Ticketing.EventTicketing.Series;

/// <summary>What creating, finding and changing a series may be refused with.</summary>
internal static class SeriesErrors
{
    public static readonly Refusal NotFound = new(
        StatusCodes.Status404NotFound, "series-not-found", "There is no such series.");

    public static readonly Refusal NotYours = new(
        StatusCodes.Status403Forbidden, "not-your-series", "The series belongs to another seller.");

    public static readonly Refusal Preparing = new(
        StatusCodes.Status409Conflict, "series-preparing",
        "Some shows are still being prepared; try again in a moment.");

    public static readonly Refusal TooManyShows = new(
        StatusCodes.Status409Conflict, "series-full", $"A series has at most {SeriesDates.MaxShowsOfSeries} shows.");
}
