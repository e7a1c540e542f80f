using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using StackExchange.Redis;
using Ticketing.Contracts;
using Ticketing.Contracts.Messages;
using Ticketing.SeatReservation.Infrastructure;

namespace Ticketing.SeatReservation.SeatState;

/// <summary>
/// The plans of initialised sections, read from <c>event_plan:{event}</c> and remembered: a plan never
/// changes. That a plan is remembered here does not say that the live state still exists; the scripts check
/// that themselves.
/// </summary>
internal sealed class SectionPlans([FromKeyedServices("kvrocks")] IConnectionMultiplexer kvrocks)
{
    /// <summary>Sections remembered; more than a busy day's. Beyond it all are forgotten and read again.</summary>
    private const int MaxRemembered = 20_000;

    private readonly ConcurrentDictionary<(EventId Event, string Section), LiveSection> _sections = new();

    /// <summary>The section, or null when it is not initialised.</summary>
    public async Task<LiveSection?> FindAsync(EventId eventId, string section)
    {
        if (_sections.TryGetValue((eventId, section), out var known))
        {
            return known;
        }

        var json = await kvrocks.GetDatabase().HashGetAsync(KvrocksKeys.EventPlan(eventId), section);
        return json.IsNull ? null : Remember((byte[])json!);
    }

    /// <summary>All initialised sections of an event, in order of index; empty for an unknown event.</summary>
    public async Task<IReadOnlyList<LiveSection>> AllAsync(EventId eventId)
    {
        var fields = await kvrocks.GetDatabase().HashGetAllAsync(KvrocksKeys.EventPlan(eventId));
        return
        [
            .. fields
                .Select(field => _sections.TryGetValue((eventId, field.Name.ToString()), out var known)
                    ? known
                    : Remember((byte[])field.Value!))
                .OrderBy(section => section.Shape.Plan.Index),
        ];
    }

    /// <summary>The text that stands for a section in <c>event_plan</c>.</summary>
    public static byte[] Serialize(SeatInitializationCommand command) =>
        JsonSerializer.SerializeToUtf8Bytes(command, ContractsJson.Default.SeatInitializationCommand);

    private LiveSection Remember(byte[] json)
    {
        var command = JsonSerializer.Deserialize(json, ContractsJson.Default.SeatInitializationCommand)
            ?? throw new JsonException($"'{Encoding.UTF8.GetString(json)}' is no section plan.");
        if (_sections.Count >= MaxRemembered)
        {
            _sections.Clear();
        }

        return _sections.GetOrAdd(
            (command.EventId, command.Section.Name),
            _ => new LiveSection(new SectionShape(command.EventId, command.Currency, command.Section)));
    }
}
