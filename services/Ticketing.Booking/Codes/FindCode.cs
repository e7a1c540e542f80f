using Ticketing.Booking.Bookings;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging.Data;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.Booking.Codes;

/// <summary>Who types a code.</summary>
/// <param name="BuyerId">The user.</param>
/// <param name="Address">Where the request came from; null where no request is.</param>
internal readonly record struct CodeGuesser(Guid BuyerId, string? Address);

/// <summary>A code that counts for an order, or why none does.</summary>
internal readonly record struct FoundCode(CodeRow? Code, Refusal? Refusal)
{
    public static implicit operator FoundCode(CodeRow code) => new(code, null);

    public static implicit operator FoundCode(Refusal refusal) => new(null, refusal);
}

/// <summary>
/// Looks up typed codes. Wrong ones are counted for the person and the address; who guessed too often is answered the same
/// for right and wrong ones until the window ends, and orders without a code meanwhile.
/// </summary>
internal sealed class FindCode(Database database, CodeReader reader, CodeGuesses guesses, TimeProvider clock)
{
    private const string UsesOfPerson = """
        SELECT count(*) FROM code_uses WHERE code_id = @codeId AND buyer_id = @buyerId AND given_back_at IS NULL
        """;

    /// <summary>The code, as far as no use has to be taken to know it.</summary>
    /// <param name="entry">The event.</param>
    /// <param name="typed">As <see cref="CodeText.Normalise"/> writes it.</param>
    /// <param name="wish">What the order asks for.</param>
    /// <param name="guesser">Who asks.</param>
    /// <param name="ct">Cancels the statements.</param>
    public async Task<FoundCode> FindAsync(
        EventDirectoryEntry entry, string typed, CodeWish wish, CodeGuesser guesser, CancellationToken ct)
    {
        var (row, tooMany) = await ReadAsync(entry, typed, guesser);
        if (tooMany is not null)
        {
            return tooMany;
        }
        if (row is null)
        {
            await guesses.CountAsync(guesser, ct);
            return CodeErrors.CodeNotFound;
        }
        return CodeRules.Check(row, entry, wish, clock.GetUtcNow()) is { } refusal ? refusal : (FoundCode)row;
    }

    /// <summary>
    /// The code before anything is chosen, whatever an order may ask for; neither code nor refusal where there is none of
    /// this name. The caller counts that, once it has looked elsewhere.
    /// </summary>
    public async Task<FoundCode> LookUpAsync(EventDirectoryEntry entry, string typed, CodeGuesser guesser)
    {
        var found = await ReadAsync(entry, typed, guesser);
        return found.Code is { } row && CodeRules.Check(row, entry, clock.GetUtcNow()) is { } refusal ? refusal : found;
    }

    /// <summary>Counts a code that does not exist.</summary>
    public Task CountWrongAsync(CodeGuesser guesser, CancellationToken ct) => guesses.CountAsync(guesser, ct);

    private async Task<FoundCode> ReadAsync(EventDirectoryEntry entry, string typed, CodeGuesser guesser)
    {
        var found = await reader.FindAsync(new TypedCode(entry.SellerId.Value, typed, guesser));
        return found.Code?.EventId is { } only && only != entry.Id.Value ? default : found;
    }

    /// <summary>Null when an order of the person could take a use this moment.</summary>
    public async Task<Refusal?> FindUseRefusalAsync(CodeRow code, Guid buyerId, CancellationToken ct)
    {
        var byPerson = await database.FindAsync<long>(UsesOfPerson, new { codeId = code.Id, buyerId }, ct);
        return CodeRules.CheckUses(
            code.Kind, code.MaxUses, code.MaxUsesPerPerson, new CodeUsage(code.Used, byPerson, code.BalanceMinor));
    }
}
