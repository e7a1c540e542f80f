using Ticketing.EventTicketing.Tickets;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.EventTicketing.Transfers;

/// <summary>What is known of a ticket that is to change hands, read while its row is locked.</summary>
internal sealed class TicketStanding
{
    /// <summary>A ticket that goes round more often is a game; each code it ever had stands in the doors' lists.</summary>
    public const int MaxGeneration = 100;

    public short Subsection { get; init; }
    public short RowNumber { get; init; }
    public short SeatNumber { get; init; }
    public bool IsSold { get; init; }
    public Guid? HolderId { get; init; }
    public int Generation { get; init; }
    public bool IsWithheld { get; init; }
    public bool IsUsed { get; init; }

    /// <summary>The open offer of the ticket; null without one.</summary>
    public Guid? OfferedIn { get; init; }

    /// <summary>Why the ticket cannot go from <paramref name="holder"/> to somebody; null if it can.</summary>
    public Refusal? RefuseToLeave(Guid holder) =>
        !IsSold || HolderId != holder ? TicketErrors.NotFound
        : IsUsed ? TransferErrors.TicketUsed
        : IsWithheld ? TransferErrors.TicketWithheld
        : Generation >= MaxGeneration ? TransferErrors.TransferredTooOften
        : null;
}
