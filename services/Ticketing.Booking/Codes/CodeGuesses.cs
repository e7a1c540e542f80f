using Ticketing.Booking.Limits;
using Ticketing.Messaging.Data;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.Booking.Codes;

/// <summary>How many codes that do not exist a person, and an address, may type.</summary>
internal sealed class CodeGuesses(Database database, BookingOptions options, TimeProvider clock)
{
    private readonly Allowance _person = new(
        "code-guess-person", options.Limits.CodeGuessesPerPerson, options.Limits.CodeGuessWindow);

    // Many people may be behind one address; all of them order without a code while it is blocked.
    private readonly Allowance _address = new(
        "code-guess-address", options.Limits.CodeGuessesPerAddress, options.Limits.CodeGuessWindow);

    /// <summary>One a person, in the given order: null for those who may type a code.</summary>
    public async Task<IReadOnlyList<Refusal?>> FindRefusalsAsync(
        IReadOnlyList<CodeGuesser> guessers, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var blocks = await AllowanceUses.FindBlocksAsync(database, guessers.SelectMany(UsesOf), now, ct);
        return
        [
            .. guessers.Select(guesser => UsesOf(guesser).Max(use => blocks.GetValueOrDefault(use)) is var until && until > now
                ? CodeErrors.TooManyCodeGuesses.Until(until, now)
                : null),
        ];
    }

    /// <summary>Counts a code that does not exist.</summary>
    public async Task CountAsync(CodeGuesser guesser, CancellationToken ct)
    {
        await using var transaction = await database.BeginAsync(ct);
        await AllowanceUses.CountAsync(transaction, UsesOf(guesser), clock.GetUtcNow(), ct);
        await transaction.CommitAsync(ct);
    }

    private IEnumerable<AllowanceUse> UsesOf(CodeGuesser guesser)
    {
        yield return new(_person, guesser.BuyerId.ToString());
        if (guesser.Address is { } address)
        {
            yield return new(_address, address);
        }
    }
}
