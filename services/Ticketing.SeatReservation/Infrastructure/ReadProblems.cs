using Microsoft.AspNetCore.Http.HttpResults;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.SeatReservation.Infrastructure;

/// <summary>Refusals of the reading endpoints (docs/api.md).</summary>
internal static class ReadProblems
{
    public static ProblemHttpResult NoEvent() =>
        Problems.Of(
            StatusCodes.Status404NotFound, "event-not-found", "There is no such event, or it has no seats yet.");

    public static ProblemHttpResult NoSection(EventId eventId, string section) => Problems.Of(
        StatusCodes.Status404NotFound, "section-not-found", $"Event {eventId} has no section '{section}'.");

    public static ProblemHttpResult NoSubsection(string section, int number) => Problems.Of(
        StatusCodes.Status404NotFound, "subsection-not-found", $"Section '{section}' has no subsection {number}.");

    /// <summary>A section whose live state is gone is not "not found": it will be rebuilt.</summary>
    public static async ValueTask<object?> UnavailableWhenStateIsGone(
        EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (SectionNotInitializedException)
        {
            return Problems.TemporarilyUnavailable(context.HttpContext);
        }
    }
}
