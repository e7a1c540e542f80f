using System.Text.Json.Nodes;
using Npgsql;
using Ticketing.Contracts.Channels;
using Ticketing.Foundation.Tests.Support;
using Ticketing.TestKit;

namespace Ticketing.Foundation.Tests.Messaging;

/// <summary>An operator finds the log lines of a booking by its id.</summary>
public sealed class LogScopeTests(Servers servers) : IClassFixture<Servers>
{
    [Fact]
    public async Task Log_lines_about_a_message_carry_its_booking_and_event()
    {
        var id = Servers.NewEvent();
        await using var database = NpgsqlDataSource.Create(await servers.NewDatabaseAsync());
        using var logs = new ScopedLog();
        var handler = new EffectHandler(database) { Before = _ => throw new InvalidOperationException("A bug.") };
        await using var service = await TestService.StartAsync(
            servers.Kafka.BootstrapServers, null, handler, TestDirectory.Of(id), logs);
        await service.Topics.EnsureChannelAsync(Channel.OwnedBy(id));
        var message = TestMessages.Of(id, "culprit");
        await service.Publisher.PublishAsync([message], CancellationToken.None);
        await Eventually.TrueAsync(() => logs.Lines.Any(IsOfDeadLetter), "the message is set aside");

        var booking = JsonNode.Parse(message.Payload)!["bookingId"]!.GetValue<string>();
        var scope = logs.Lines.First(IsOfDeadLetter).Scope;
        scope["booking_id"].ShouldBe(booking);
        scope["event_id"].ShouldBe(id.ToString());

        static bool IsOfDeadLetter((string Text, IReadOnlyDictionary<string, object?> Scope) line) =>
            line.Text.StartsWith("Dead letter from", StringComparison.Ordinal);
    }
}
