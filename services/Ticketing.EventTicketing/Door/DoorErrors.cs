using Ticketing.ServiceDefaults.Http;

namespace Ticketing.EventTicketing.Door;

/// <summary>What scanning and naming door staff may be refused with.</summary>
internal static class DoorErrors
{
    public static readonly Refusal NotDoorStaff = new(
        StatusCodes.Status403Forbidden, "not-door-staff", "Only the event's seller and its door staff may do this.");

    public static readonly Refusal UserNotFound = new(
        StatusCodes.Status404NotFound, "user-not-found",
        "Nobody has an account with this address: they register first, as buyer or seller.");

    public static readonly Refusal TooManyStaff = new(
        StatusCodes.Status409Conflict, "too-many-staff", $"An event has at most {DoorStaffTable.MaxStaff} door staff.");

    public static readonly Refusal ScanNotFound = new(
        StatusCodes.Status404NotFound, "scan-not-found", "This device made no such scan at this event.");

    public static readonly Refusal UndoTooLate = new(
        StatusCodes.Status409Conflict, "undo-too-late", "A scan can be undone for a minute only.");

    public static readonly Refusal NotAdmitted = new(
        StatusCodes.Status409Conflict, "not-admitted", "This scan did not let anybody in.");
}
