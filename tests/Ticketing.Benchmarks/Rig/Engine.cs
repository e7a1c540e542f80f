using Microsoft.Extensions.Options;
using StackExchange.Redis;
using Ticketing.Contracts.Messages;
using Ticketing.SeatReservation.Features.InitializeSeats;
using Ticketing.SeatReservation.Features.ReserveSeats;
using Ticketing.SeatReservation.Infrastructure;

namespace Ticketing.Benchmarks.Rig;

/// <summary>The writing use cases without broker and HTTP, wired as the service wires them.</summary>
internal sealed class Engine
{
    public Engine(IConnectionMultiplexer connection)
    {
        var options = Options.Create(new SeatReservationOptions());
        Plans = new SectionPlans(connection);
        Initialize = new InitializeSeats(connection, options);
        Reserve = new ReserveSeats(new SectionScripts(connection, TimeProvider.System, options), TimeProvider.System);
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
