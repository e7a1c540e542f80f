using Microsoft.Extensions.Options;
using StackExchange.Redis;
using Ticketing.Contracts.Messages;
using Ticketing.SeatReservation.Infrastructure;

namespace Ticketing.SeatReservation.SeatState;

/// <summary>
/// Makes the live state of a section. Idempotent: a subsection that exists is left as it is, and a broken-off
/// initialisation is completed when the command comes again.
/// </summary>
internal sealed class InitializeSeats(
    [FromKeyedServices("kvrocks")] IConnectionMultiplexer kvrocks, IOptions<SeatStateOptions> options)
{
    private static readonly KvrocksScript MakeSubsection = KvrocksScript.FromFiles("initialize_subsection.lua");
    private static readonly KvrocksScript PublishSection = KvrocksScript.FromFiles("publish_section.lua");

    /// <summary>True if the section was made now, false if it existed.</summary>
    /// <exception cref="ArgumentException">The plan names a place outside its rectangle.</exception>
    public async Task<bool> RunAsync(SeatInitializationCommand command)
    {
        var shape = new SectionShape(command.EventId, command.Currency, command.Section);
        var database = kvrocks.GetDatabase();
        await Task.WhenAll(shape.Subsections.Select(s => MakeAsync(database, shape, s)));

        return await PublishAsync(command);
    }

    /// <summary>
    /// Marks a section as initialised, after all of its subsections were made. False if it was marked before, with this
    /// edition of its plan or a later one.
    /// </summary>
    /// <param name="command">The section.</param>
    /// <param name="again">Also if this edition was marked before.</param>
    public async Task<bool> PublishAsync(SeatInitializationCommand command, bool again = false) =>
        (int)await PublishSection.EvaluateAsync(
            kvrocks.GetDatabase(),
            [
                KvrocksKeys.EventPlan(command.EventId),
                KvrocksKeys.Changes(command.EventId),
                KvrocksKeys.Sequence(command.EventId),
            ],
            [
                command.Section.Name, SectionPlans.Serialize(command), options.Value.MaxChangesKept,
                command.Section.Edition, again ? "1" : "0",
            ]) == 1;

    private static Task<RedisResult> MakeAsync(IDatabase database, SectionShape section, SubsectionShape subsection)
    {
        var (e, name, number) = (section.EventId, section.Name, subsection.Number);
        var rows = Enumerable.Range(1, subsection.Rows).ToArray();
        return MakeSubsection.EvaluateAsync(
            database,
            [
                KvrocksKeys.Total(e, name, number),
                KvrocksKeys.SeatBits(e, name, number),
                KvrocksKeys.Available(e, name, number),
                KvrocksKeys.Reserved(e, name, number),
                KvrocksKeys.Sold(e, name, number),
                .. rows.Select(row => (RedisKey)KvrocksKeys.RowAvailable(e, name, number, row)),
            ],
            [
                subsection.Seats,
                subsection.InitialBits(),
                .. rows.Select(row => (RedisValue)subsection.SeatsInRow(row)),
            ]);
    }
}
