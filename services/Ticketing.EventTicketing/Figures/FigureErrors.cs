using Ticketing.ServiceDefaults.Http;

namespace Ticketing.EventTicketing.Figures;

/// <summary>What reading figures may be refused with.</summary>
internal static class FigureErrors
{
    public static readonly Refusal TooManyStreams = new(
        StatusCodes.Status429TooManyRequests, "too-many-requests", "Too many streams of figures are open.")
    {
        RetryAfter = TimeSpan.FromSeconds(5),
    };
}
