using System.Text;
using Npgsql;
using Ticketing.Contracts.Channels;
using Ticketing.Contracts.Messages;
using Ticketing.Messaging;
using Ticketing.Messaging.Outboxes;

namespace Ticketing.Foundation.Tests.Support;

/// <summary>Messages to seat-reservation, told apart by a text.</summary>
internal static class TestMessages
{
    public static string Topic(EventId id) => Topics.ReleaseSeat.In(Channel.OwnedBy(id));

    public static string Group(EventId id) => ConsumerGroups.Of(Channel.OwnedBy(id), ServiceNames.SeatReservation);

    public static string Key(EventId id, int partition) => MessageKeys.SeatWork(id, "A", partition);

    /// <summary>A well-formed message whose effect is <paramref name="body"/>.</summary>
    public static OutgoingMessage Of(EventId id, string body, int partition = 0, string? trace = null) =>
        OutgoingMessage.Create(
            Guid.NewGuid(), Topics.ReleaseSeat, Channel.OwnedBy(id), Key(id, partition), partition,
            new ReleaseSeat(new BookingId(Guid.NewGuid()), id, body, []), ContractsJson.Default.ReleaseSeat, trace);

    /// <summary>Texts 0, 1, 2 … in partitions 0, 1, … 9, 0, …</summary>
    public static List<OutgoingMessage> Spread(EventId id, int first, int count) =>
        [.. Enumerable.Range(first, count).Select(n => Of(id, $"{n}", n % Topics.PartitionCount))];

    public static OutgoingMessage Malformed(EventId id, int partition = 0) =>
        Of(id, "", partition) with { Payload = Encoding.UTF8.GetBytes("""{"seats":""") };

    /// <summary>Puts rows into the outbox.</summary>
    public static async Task AppendAsync(NpgsqlDataSource database, params OutgoingMessage[] messages)
    {
        await using var connection = await database.OpenConnectionAsync();
        await Outbox.AppendAsync(connection, null, messages, CancellationToken.None);
    }

    /// <summary>Puts them into the outbox, a row a key.</summary>
    public static async Task AppendBundledAsync(NpgsqlDataSource database, params OutgoingMessage[] messages)
    {
        await using var connection = await database.OpenConnectionAsync();
        await Outbox.AppendBundledAsync(connection, null, messages, CancellationToken.None);
    }

    public static async Task<long> UnsentAsync(NpgsqlDataSource database)
    {
        await using var command = database.CreateCommand("SELECT count(*) FROM outbox WHERE sent_at IS NULL");
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
