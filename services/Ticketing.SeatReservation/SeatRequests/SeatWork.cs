using Ticketing.Contracts.Channels;
using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging;
using Ticketing.SeatReservation.SeatState;

namespace Ticketing.SeatReservation.SeatRequests;

/// <summary>A section of an event: what one script call works on.</summary>
internal readonly record struct SectionId(EventId Event, string Section);

/// <summary>One consumed message, parsed.</summary>
internal sealed record SeatWork(IncomingMessage Message, SectionId Section, object Body)
{
    /// <summary>
    /// True if it names a seat, or a subsection, that the section does not have: perhaps one that its plan got since.
    /// </summary>
    public bool NamesUnknownPlace(SectionShape section) => Body switch
    {
        TicketReservedRequest r => (r.Subsection is { } number && section.PositionOf(number) < 0)
            || HasUnknown(r.Seats, section),
        ReleaseSeat r => HasUnknown(r.Seats, section),
        FinalizeSeatPayment f => HasUnknown(f.Seats, section),
        _ => false,
    };

    /// <summary>Reads a message of one of the kinds that come here.</summary>
    /// <exception cref="PoisonMessageException">It is of no such kind, or not its JSON.</exception>
    public static SeatWork Parse(IncomingMessage message)
    {
        if (message.Kind == Topics.ReserveRequest)
        {
            var request = ReserveRequestReader.TryRead(message.Payload.Span)
                ?? message.Read(ContractsJson.Default.TicketReservedRequest);
            return Of(message, request.EventId, request.Section, request.Seats, request);
        }

        if (message.Kind == Topics.ReleaseSeat)
        {
            var release = message.Read(ContractsJson.Default.ReleaseSeat);
            return Of(message, release.EventId, release.Section, release.Seats, release);
        }

        if (message.Kind == Topics.FinalizePayment)
        {
            var payment = message.Read(ContractsJson.Default.FinalizeSeatPayment);
            return Of(message, payment.EventId, payment.Section, payment.Seats, payment);
        }

        if (message.Kind == Topics.SeatInitialization && message.Type == nameof(ChangeSeatPlan))
        {
            var change = message.Read(ContractsJson.Default.ChangeSeatPlan);
            return Of(message, change.EventId, change.Section?.Name, change.Section?.Subsections, change);
        }

        if (message.Kind == Topics.SeatInitialization)
        {
            var command = message.Read(ContractsJson.Default.SeatInitializationCommand);
            return Of(message, command.EventId, command.Section?.Name, command.Section?.Subsections, command);
        }

        throw new PoisonMessageException(message, $"Seat reservation does not handle '{message.Kind.Action}'.");
    }

    /// <summary>
    /// Cuts the work of one section into runs of one kind, in order: reserve, reserve, release, reserve are
    /// three runs, and each becomes one call.
    /// </summary>
    public static IEnumerable<List<SeatWork>> RunsOf(IEnumerable<SeatWork> works)
    {
        var run = new List<SeatWork>();
        foreach (var work in works)
        {
            if (run.Count > 0 && run[0].Message.Kind != work.Message.Kind)
            {
                yield return run;
                run = [];
            }

            run.Add(work);
        }

        if (run.Count > 0)
        {
            yield return run;
        }
    }

    private static bool HasUnknown(IReadOnlyList<SeatPosition> seats, SectionShape section)
    {
        for (var i = 0; i < seats.Count; i++)
        {
            if (section.Locate(seats[i]) is null)
            {
                return true;
            }
        }

        return false;
    }

    private static SeatWork Of(IncomingMessage message, EventId eventId, string? section, object? list, object body) =>
        eventId.Value > 0 && !string.IsNullOrEmpty(section) && list is not null
            ? new SeatWork(message, new SectionId(eventId, section), body)
            : throw new PoisonMessageException(message, "The message lacks its event, its section or its list.");
}
