using StackExchange.Redis;
using Ticketing.Foundation.Tests.Support;
using Ticketing.Messaging.Consuming;
using Ticketing.ServiceDefaults.Outages;

namespace Ticketing.Foundation.Tests.Messaging;

/// <summary>An outage is waited for however long it lasts; anything else may make a message poison.</summary>
public sealed class OutageTests
{
    [Theory]
    [InlineData("LOADING Redis is loading the dataset in memory", true)]
    [InlineData("READONLY You can't write against a read only slave.", true)]
    [InlineData("BUSY Redis is busy running a script.", true)]
    [InlineData("ERR running script (call to f_reserve_seats_1): READONLY You can't write against a slave.", true)]
    [InlineData("BUSYGROUP Consumer Group name already exists", false)]
    [InlineData("ERR running script (call to f_reserve_seats_1): attempt to index a nil value", false)]
    public void A_server_that_cannot_serve_yet_is_an_outage_and_a_script_that_fails_is_not(string text, bool isOutage) =>
        Outage.Is(new RedisServerException(text)).ShouldBe(isOutage);

    /// <summary>Kvrocks's empty answer to FUNCTION LOAD made old clients pair answers with wrong requests.</summary>
    [Fact]
    public void Answers_paired_with_wrong_requests_are_an_outage()
    {
        Outage.Is(new RedisConnectionException(ConnectionFailureType.ProtocolFailure, "ProtocolFailure on FCALL"))
            .ShouldBeTrue();
        var wrongAnswer = Should.Throw<InvalidCastException>(RedisFaults.ReadWrongAnswer);
        Outage.Is(wrongAnswer).ShouldBeTrue();
        Outage.Is(new InvalidOperationException("wrapped", wrongAnswer)).ShouldBeTrue();
    }

    [Fact]
    public void A_cast_that_fails_in_our_own_code_is_a_bug()
    {
        object text = "seat";
        var ours = Should.Throw<InvalidCastException>(() => (Version)text);
        Outage.Is(ours).ShouldBeFalse();
    }

    [Fact]
    public void What_a_consumer_can_only_get_from_an_outage_is_one_for_it_alone()
    {
        ConsumeFaults.IsOutage(new IOException("The pipe is broken.")).ShouldBeTrue();
        ConsumeFaults.IsOutage(new Confluent.Kafka.KafkaException(Confluent.Kafka.ErrorCode.Local_Transport))
            .ShouldBeTrue();
        Outage.Is(new IOException("The client sent half a body.")).ShouldBeFalse();
    }
}
