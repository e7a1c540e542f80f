using Ticketing.EventTicketing.Tests.Support;

namespace Ticketing.EventTicketing.Tests.Teams;

/// <summary>Rows of figures and the seat monitor.</summary>
internal static class FigureRows
{
    public static Dictionary<string, ObjectRow> Of(string @event) => new()
    {
        ["GET /events/{eventId}/figures"] = new(Whose.EventOrOperator, $"{@event}/figures"),
        ["GET /events/{eventId}/figures/series"] = new(Whose.EventOrOperator, $"{@event}/figures/series"),
        ["GET /events/{eventId}/figures/updates"] = new(Whose.EventOrOperator, $"{@event}/figures/updates"),
        ["GET /events/{eventId}/seat-monitor"] = new(Whose.Event, $"{@event}/seat-monitor?section=A"),
    };
}
