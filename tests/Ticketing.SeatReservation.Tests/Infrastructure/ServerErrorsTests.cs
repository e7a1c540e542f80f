using StackExchange.Redis;
using Ticketing.SeatReservation.Infrastructure;

namespace Ticketing.SeatReservation.Tests.Infrastructure;

/// <summary>The texts of Redis 7.0 and of Kvrocks 2.10.1, which word the same errors differently.</summary>
public sealed class ServerErrorsTests
{
    [Theory]
    [InlineData("ERR Function not found")]
    [InlineData("ERR No such function name found in storage")]
    [InlineData("ERR No such function name found in storage: NotFound: ")]
    public void A_function_that_the_server_does_not_know(string text) => ShouldOnlyBe(text, ServerErrors.IsUnknownFunction);

    [Theory]
    [InlineData("ERR Library 'ticketing_seats_0123456789ab' already exists")]
    [InlineData("ERR library already exists, please specify REPLACE to force load")]
    public void A_library_that_the_server_has(string text) => ShouldOnlyBe(text, ServerErrors.IsKnownLibrary);

    [Theory]
    [InlineData("NOSCRIPT No matching script. Please use EVAL.")]
    [InlineData("NOSCRIPT No matching script. Please use EVAL")]
    public void A_script_that_the_server_does_not_know(string text) => ShouldOnlyBe(text, ServerErrors.IsUnknownScript);

    [Theory]
    [InlineData("ERR STATELOST seats_bf:1:A-1")]
    [InlineData("ERR ticketing_seats_0123456789ab:58: STATELOST row_avail:1:A-1:3 script: reserve_seats_0123456789ab")]
    [InlineData("ERR running script (call to f_reserve_seats_0123456789ab): STATELOST bits of subsection A-1")]
    public void State_that_is_lost(string text) => ShouldOnlyBe(text, ServerErrors.IsStateLost);

    [Theory]
    [InlineData("WRONGTYPE Operation against a key holding the wrong kind of value")]
    [InlineData("ERR Invalid argument: WRONGTYPE Operation against a key holding the wrong kind of value")]
    [InlineData("ERR no such subcommand")]
    public void Anything_else_is_none_of_them(string text) => ShouldOnlyBe(text, null);

    private static void ShouldOnlyBe(string text, Func<RedisServerException, bool>? expected)
    {
        Func<RedisServerException, bool>[] all =
        [
            ServerErrors.IsUnknownFunction, ServerErrors.IsKnownLibrary, ServerErrors.IsUnknownScript,
            ServerErrors.IsStateLost,
        ];
        all.Where(says => says(new RedisServerException(text))).ShouldBe(expected is null ? [] : [expected]);
    }
}
