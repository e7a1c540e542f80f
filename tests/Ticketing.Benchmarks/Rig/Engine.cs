using Microsoft.Extensions.Options;
using StackExchange.Redis;
using Ticketing.Contracts.Messages;
using Ticketing.SeatReservation.Reserving;
using Ticketing.SeatReservation.Reserving.SeatChoice;
using Ticketing.SeatReservation.SeatState;

namespace Ticketing.Benchmarks.Rig;

/// <summary>The writing use cases without broker and HTTP, wired as the service wires them.</summary>
internal sealed class Engine
{
    public Engine(IConnectionMultiplexer connection)
    {
        var options = Options.Create(new SeatStateOptions());
        Plans = new SectionPlans(connection);
        Initialize = new InitializeSeats(connection, options);
        Reserve = new ReserveSeats(new SectionCalls(connection, TimeProvider.System, options), TimeProvider.System);
    }

    public SectionPlans Plans { get; }

    public InitializeSeats Initialize { get; }

    public ReserveSeats Reserve { get; }

    /// <summary>Makes the sections and returns them in order.</summary>
    public async Task<IReadOnlyList<LiveSection>> OpenAsync(
        EventId eventId, IReadOnlyList<SeatInitializationCommand> commands)
    {
        foreach (var command in commands)
        {
            await Initialize.RunAsync(command);
        }

        return await Plans.AllAsync(eventId);
    }
}
