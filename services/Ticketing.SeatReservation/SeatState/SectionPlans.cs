using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using StackExchange.Redis;
using Ticketing.Contracts;
using Ticketing.Contracts.Messages;
using Ticketing.SeatReservation.Infrastructure;

namespace Ticketing.SeatReservation.SeatState;

/// <summary>
/// The plans of initialised sections, read from <c>event_plan:{event}</c> and remembered. A plan changes seldom: who finds
/// that the remembered one is of the past asks for it again (<see cref="RereadAsync"/>). That a plan is remembered here
/// does not say that the live state still exists; the scripts check that themselves.
/// </summary>
internal sealed class SectionPlans([FromKeyedServices("kvrocks")] IConnectionMultiplexer kvrocks)
{
    /// <summary>Sections remembered; more than a busy day's. Beyond it all are forgotten and read again.</summary>
    private const int MaxRemembered = 20_000;

    private readonly ConcurrentDictionary<(EventId Event, string Section), (byte[] Hash, LiveSection Section)> _sections =
        new();

    /// <summary>The section, or null when it is not initialised.</summary>
    public async Task<LiveSection?> FindAsync(EventId eventId, string section) =>
        _sections.TryGetValue((eventId, section), out var known)
            ? known.Section
            : await RereadAsync(eventId, section);

    /// <summary>The section as it stands in the store now, or null when it is not initialised.</summary>
    public async Task<LiveSection?> RereadAsync(EventId eventId, string section)
    {
        var json = await kvrocks.GetDatabase().HashGetAsync(KvrocksKeys.EventPlan(eventId), section);
        return json.IsNull ? null : Remember(eventId, section, (byte[])json!);
    }

    /// <summary>All initialised sections of an event as they stand now, in order of index; empty for an unknown event.</summary>
    public async Task<IReadOnlyList<LiveSection>> AllAsync(EventId eventId)
    {
        var fields = await kvrocks.GetDatabase().HashGetAllAsync(KvrocksKeys.EventPlan(eventId));
        return
        [
            .. fields.Select(field => Remember(eventId, field.Name.ToString(), (byte[])field.Value!))
                .OrderBy(section => section.Shape.Plan.Index),
        ];
    }

    /// <summary>The text that stands for a section in <c>event_plan</c>.</summary>
    public static byte[] Serialize(SeatInitializationCommand command) =>
        JsonSerializer.SerializeToUtf8Bytes(command, ContractsJson.Default.SeatInitializationCommand);

    /// <summary>A text that is known is not read again.</summary>
    private LiveSection Remember(EventId eventId, string name, byte[] json)
    {
        var hash = SHA256.HashData(json);
        if (_sections.TryGetValue((eventId, name), out var known) && known.Hash.AsSpan().SequenceEqual(hash))
        {
            return known.Section;
        }

        var command = JsonSerializer.Deserialize(json, ContractsJson.Default.SeatInitializationCommand)
            ?? throw new JsonException($"'{Encoding.UTF8.GetString(json)}' is no section plan.");
        if (_sections.Count >= MaxRemembered)
        {
            _sections.Clear();
        }

        var section = new LiveSection(new SectionShape(command.EventId, command.Currency, command.Section));
        _sections[(eventId, name)] = (hash, section);
        return section;
    }
}
