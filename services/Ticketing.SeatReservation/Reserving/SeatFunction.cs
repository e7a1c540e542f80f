using System.Security.Cryptography;
using System.Text;
using StackExchange.Redis;
using Ticketing.SeatReservation.Infrastructure;

namespace Ticketing.SeatReservation.Reserving;

/// <summary>
/// A Lua function of the seat library (<c>FUNCTION LOAD</c>, <c>FCALL</c>), which the server keeps loaded: a script
/// would make its functions and parse its numbers anew at each call (docs/adr/0022). A server that does not know the
/// function (restarted without its file, or this is a new version) is given the library, once.
/// </summary>
internal sealed class SeatFunction
{
    private const int VersionLength = 12;

    private static readonly string[] Names = ["reserve_seats", "release_seats", "finalize_payment", "move_seats"];

    /// <summary>In this order: each may use what those before it define.</summary>
    private static readonly string[] Files =
    [
        "section_state.lua", "section_writing.lua",
        "booking_seats.lua", "release_seats.lua", "finalize_payment.lua", "move_seats.lua",
        "seat_rows.lua", "row_search.lua", "finders.lua", "seat_taking.lua", "best_available.lua",
        "seat_wishes.lua", "companions.lua", "categories.lua", "reserve_seats.lua",
    ];

    private static readonly (string Text, string Version) Library = Build();

    /// <summary>The library's name on the server.</summary>
    internal static string LibraryName { get; } = $"ticketing_seats_{Library.Version}";

    private SeatFunction(string name) => Name = $"{name}_{Library.Version}";

    /// <summary>
    /// Its name on the server, with the library's version: replicas of two versions may share a server.
    /// </summary>
    public string Name { get; }

    /// <summary><c>reserve_seats</c>, <c>release_seats</c>, <c>finalize_payment</c> or <c>move_seats</c>.</summary>
    public static SeatFunction Named(string name) => new(
        Names.Contains(name)
            ? name
            : throw new ArgumentException($"The library has no function {name}.", nameof(name)));

    /// <summary>Calls it; a server's error is thrown.</summary>
    /// <param name="kvrocks">The server.</param>
    /// <param name="arguments">Name, number of keys, keys, and what else the function reads.</param>
    public static async Task<RedisResult> CallAsync(IDatabase kvrocks, object[] arguments)
    {
        try
        {
            return await kvrocks.ExecuteAsync("FCALL", arguments);
        }
        catch (RedisServerException e) when (ServerErrors.IsUnknownFunction(e))
        {
            await LoadAsync(kvrocks);
            return await kvrocks.ExecuteAsync("FCALL", arguments);
        }
    }

    /// <summary>
    /// Gives the library to the server. Nobody reads the answer: Redis gives the library's name, Kvrocks an empty text.
    /// </summary>
    internal static async Task LoadAsync(IDatabase kvrocks)
    {
        try
        {
            await kvrocks.ExecuteAsync("FUNCTION", "LOAD", "REPLACE", Library.Text);
        }
        catch (RedisServerException e) when (ServerErrors.IsKnownLibrary(e))
        {
            // Its name holds its version: what is there is the same text, from somebody who was quicker.
        }
    }

    /// <summary>
    /// While Redis loads a library there is nothing but redis.register_function; so all of it is in one Lua function
    /// that the first call runs.
    /// </summary>
    private static (string Text, string Version) Build()
    {
        var parts = string.Join('\n', Files.Select(KvrocksScript.ReadResource));
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(parts));
        var version = Convert.ToHexStringLower(hash)[..VersionLength];
        var text = new StringBuilder()
            .Append($"#!lua name=ticketing_seats_{version}\n")
            .Append("local functions\nlocal function library()\nlocal functions = {}\n")
            .Append(parts)
            .Append("\nreturn functions\nend\n");
        foreach (var name in Names)
        {
            text.Append(
                $$"""
                redis.register_function('{{name}}_{{version}}', function(keys, argv)
                  functions = functions or library()
                  return functions.{{name}}(keys, argv)
                end)

                """);
        }

        return (text.ToString(), version);
    }
}
