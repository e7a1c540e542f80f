using Ticketing.Booking.Bookings;
using Ticketing.Booking.Infrastructure;
using Ticketing.Messaging.Data;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.Booking.Codes;

/// <summary>What somebody typed for an event of this seller.</summary>
/// <param name="SellerId">The seller.</param>
/// <param name="Text">As <see cref="CodeText.Normalise"/> writes it.</param>
/// <param name="Guesser">Who typed it.</param>
internal readonly record struct TypedCode(Guid SellerId, string Text, CodeGuesser Guesser);

/// <summary>
/// Reads the codes that are typed at the same time in two statements: when a code is everybody's, as on the morning of a
/// pre-sale, each order would ask the database for the same row otherwise.
/// </summary>
internal sealed class CodeReader : GroupWriter<TypedCode, FoundCode>
{
    private const string Read = $"""
        SELECT {CodeRow.Columns} FROM unnest(@sellers, @texts) AS n (seller_id, code)
        JOIN codes c ON c.seller_id = n.seller_id AND c.code = n.code
        """;

    private readonly Database _database;
    private readonly CodeGuesses _guesses;

    public CodeReader(Database database, CodeGuesses guesses, BookingOptions options)
        : base(options.OrderBounds) => (_database, _guesses) = (database, guesses);

    /// <summary>
    /// The seller's code of this name, or neither code nor refusal. Who guessed too often is refused, whatever the code; and
    /// everybody is while more wait than may.
    /// </summary>
    public Task<FoundCode> FindAsync(TypedCode typed) =>
        TryAdd(typed) ?? Task.FromResult<FoundCode>(BookingErrors.TemporarilyUnavailable);

    protected override async Task<IReadOnlyList<FoundCode>> CommitAsync(IReadOnlyList<TypedCode> batch)
    {
        // Side by side, because everybody with a code waits for both. A statement has its own time limit.
        var guesses = _guesses.FindRefusalsAsync([.. batch.Select(typed => typed.Guesser)], CancellationToken.None);
        var rows = ReadRowsAsync(
            [.. batch.Where(typed => typed.Text.Length > 0).Select(typed => (typed.SellerId, typed.Text)).Distinct()]);
        await Task.WhenAll(guesses, rows);
        var (refusals, known) = (await guesses, (await rows).ToDictionary(row => (row.SellerId, row.Code)));
        return
        [
            .. batch.Select((typed, i) => refusals[i] is { } tooMany
                ? tooMany
                : new FoundCode(known.GetValueOrDefault((typed.SellerId, typed.Text)), null)),
        ];
    }

    private async Task<IReadOnlyList<CodeRow>> ReadRowsAsync(List<(Guid SellerId, string Text)> wanted) => wanted.Count == 0
        ? []
        : await _database.QueryByIndexAsync<CodeRow>(
            Read,
            new { sellers = wanted.Select(w => w.SellerId).ToArray(), texts = wanted.Select(w => w.Text).ToArray() },
            CancellationToken.None);
}
