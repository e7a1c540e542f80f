using Ticketing.ServiceDefaults.Http;

namespace Ticketing.EventTicketing.Attendees;

/// <summary>What asking attendees and answering may be refused with.</summary>
internal static class AttendeeErrors
{
    public static readonly Refusal AnswersFinal = new(
        StatusCodes.Status409Conflict, "answers-final",
        "An answer that was given may not be changed any more: its time is over, or the ticket was used.");

    public static readonly Refusal AnswersClosed = new(
        StatusCodes.Status409Conflict, "answers-closed", "The event has begun, is over or was called off.");
}
