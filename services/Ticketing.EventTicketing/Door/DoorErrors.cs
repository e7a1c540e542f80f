using Ticketing.ServiceDefaults.Http;

namespace Ticketing.EventTicketing.Door;

/// <summary>What scanning and naming door staff may be refused with.</summary>
internal static class DoorErrors
{
    public static readonly Refusal NotDoorStaff = new(
        StatusCodes.Status403Forbidden, "not-door-staff", "Only the event's seller and its door staff may do this.");

    public static readonly Refusal InvitationNotFound = new(
        StatusCodes.Status404NotFound, "invitation-not-found",
        "No open invitation to your address has this id: it was withdrawn, answered, or is too old.");

    public static readonly Refusal TooManyStaff = new(
        StatusCodes.Status409Conflict, "too-many-staff",
        $"An event invites at most {DoorStaffTable.MaxStaff} people to its door.");

    public static readonly Refusal ScanNotFound = new(
        StatusCodes.Status404NotFound, "scan-not-found", "This device made no such scan at this event.");

    public static readonly Refusal NotYourScan = new(
        StatusCodes.Status403Forbidden, "not-your-scan",
        "Only the person who made the scan and the event's seller may take it back.");

    public static readonly Refusal UndoTooLate = new(
        StatusCodes.Status409Conflict, "undo-too-late", "A scan can be undone for a minute only.");

    public static readonly Refusal NotAdmitted = new(
        StatusCodes.Status409Conflict, "not-admitted", "This scan did not let anybody in.");
}
