using System.Text.Json;
using Confluent.Kafka;
using Ticketing.Contracts;
using Ticketing.Contracts.Channels;
using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging;
using Ticketing.Messaging.Publishing;

namespace Ticketing.SeatReservation.Reconciling.AuditLog;

/// <summary>How much of the log was read.</summary>
/// <param name="Messages">Of the event.</param>
/// <param name="IsWhole">False: the oldest messages are gone, or there are more than the bound.</param>
internal readonly record struct LogExtent(long Messages, bool IsWhole);

/// <summary>Reads what an event's channel says of seats, from the earliest offset to the end as it is now.</summary>
internal sealed class SeatLogReader(MessagingOptions options)
{
    /// <summary>Messages read at the most, of all events of the channel: some minutes of work, no more.</summary>
    private const long MaxMessages = 5_000_000;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Reservations first: what caused one of them then lies before the ends of the other topics.</summary>
    private static readonly IReadOnlyList<TopicKind> Kinds =
        [Topics.TicketsReserved, Topics.ReleaseSeat, Topics.FinalizePayment, Topics.TicketsPaid];

    /// <summary>Feeds <paramref name="log"/> with the event's messages.</summary>
    /// <exception cref="KafkaException">The broker does not answer.</exception>
    public LogExtent Read(EventDirectoryEntry entry, SeatLog log, CancellationToken cancellation)
    {
        using var consumer = new ConsumerBuilder<string, byte[]>(new ConsumerConfig
        {
            BootstrapServers = options.BootstrapServers,
            GroupId = $"audit-log______{options.ServiceName}", // never joined, nothing is committed
            EnableAutoCommit = false,
            AllowAutoCreateTopics = false,
        }).SetLogHandler((_, _) => { }).Build();

        var ends = new Dictionary<TopicPartition, long>();
        var isWhole = true;
        foreach (var partition in PartitionsOf(consumer, entry.Channel))
        {
            var extent = consumer.QueryWatermarkOffsets(partition, Patience);
            isWhole &= extent.Low.Value <= 0;
            if (extent.High.Value > extent.Low.Value)
            {
                ends[partition] = extent.High.Value;
            }
        }

        consumer.Assign(ends.Keys.Select(p => new TopicPartitionOffset(p, Offset.Beginning)));
        var (read, ofEvent) = (0L, 0L);
        while (ends.Count > 0 && read < MaxMessages)
        {
            cancellation.ThrowIfCancellationRequested();
            var result = consumer.Consume(Patience)
                ?? throw new KafkaException(new Error(ErrorCode.Local_TimedOut, "The log did not answer."));
            read++;
            if (ends.TryGetValue(result.TopicPartition, out var end))
            {
                ofEvent += result.Offset.Value < end ? Feed(entry.Id, result, log) : 0;
                if (result.Offset.Value >= end - 1)
                {
                    ends.Remove(result.TopicPartition);
                }
            }
        }

        return new LogExtent(ofEvent, isWhole && ends.Count == 0);
    }

    private static List<TopicPartition> PartitionsOf(IConsumer<string, byte[]> consumer, Channel channel)
    {
        using var admin = new DependentAdminClientBuilder(consumer.Handle).Build();
        return
        [
            .. Kinds.SelectMany(kind => admin.GetMetadata(kind.In(channel), Patience).Topics
                .SelectMany(t => t.Partitions.Select(p => new TopicPartition(t.Topic, p.PartitionId)))),
        ];
    }

    /// <summary>
    /// How many messages of the event the record has. What is no bundle or no such JSON was set aside by its consumer.
    /// </summary>
    private static int Feed(EventId eventId, ConsumeResult<string, byte[]> record, SeatLog log)
    {
        var key = record.Message.Key ?? "";
        var level = MessageKeys.BookingLevel(eventId);
        if (key != level && !key.StartsWith(level + "-section-", StringComparison.Ordinal))
        {
            return 0;
        }

        var fed = 0;
        foreach (var result in Unpacked(record))
        {
            FeedOne(result, log);
            fed++;
        }

        return fed;
    }

    private static IEnumerable<ConsumeResult<string, byte[]>> Unpacked(ConsumeResult<string, byte[]> record)
    {
        try
        {
            return Bundle.Unpack(record);
        }
        catch (FormatException)
        {
            return []; // its consumer dead-lettered it; it moved no seat
        }
    }

    private static void FeedOne(ConsumeResult<string, byte[]> result, SeatLog log)
    {
        var at = new LogPlace(
            result.Topic, result.Partition.Value, result.Offset.Value,
            new DateTimeOffset(result.Message.Timestamp.UtcDateTime, TimeSpan.Zero));
        var kind = Kinds.First(k => k.Matches(result.Topic));
        if (kind == Topics.TicketsReserved
            && Body(result, ContractsJson.Default.SeatUpdatedToReserved) is { Seats: not null } reserved)
        {
            if (reserved.TakenFrom is { } holder)
            {
                // Its holder gave the seats up in the same step.
                log.Released(at, holder, reserved.Seats, wereSold: true);
            }

            log.Reserved(at, reserved.Section, reserved.BookingId, reserved.Seats);
        }
        else if (kind == Topics.ReleaseSeat && Body(result, ContractsJson.Default.ReleaseSeat) is { } release)
        {
            log.Released(at, release.BookingId, release.Seats, release.WereSold);
        }
        else if (kind == Topics.FinalizePayment
            && Body(result, ContractsJson.Default.FinalizeSeatPayment) is { } final)
        {
            log.Sold(at, final.Section, final.BookingId, final.Seats);
        }
        else if (kind == Topics.TicketsPaid && Body(result, ContractsJson.Default.BookingPaidSuccess) is { } paid)
        {
            if (paid.Resold is { } from)
            {
                log.Resold(from.BookingId, paid.BookingId, paid.Seats);
            }

            log.Sold(at, paid.Section, paid.BookingId, paid.Seats);
        }
    }

    private static T? Body<T>(
        ConsumeResult<string, byte[]> result, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> json)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(result.Message.Value, json);
        }
        catch (JsonException)
        {
            return null; // its consumer dead-lettered it with this reason; it moved no seat
        }
    }
}
