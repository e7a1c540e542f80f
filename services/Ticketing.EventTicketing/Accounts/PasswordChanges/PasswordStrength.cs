namespace Ticketing.EventTicketing.Accounts.PasswordChanges;

/// <summary>
/// Tells passwords that are guessed early: those of breaches, names, words, dates, keyboard rows and repetitions, also
/// with digits for letters, and what the person is called (zxcvbn, with its list of 30,000 passwords).
/// </summary>
internal static class PasswordStrength
{
    /// <summary>
    /// About 33 million guesses. <c>liverpool1892</c> has 21 bits, <c>summer-2025</c> 23, two random words 26 and more.
    /// </summary>
    private const double MinBits = 25;

    /// <summary>The rest can only make it stronger, and the time grows with the length: about 50 ms for these.</summary>
    private const int MaxCharacters = 32;

    /// <summary>Building the lists takes longer than a password does. It does not say that threads may share it.</summary>
    private static readonly Zxcvbn.Zxcvbn Estimator = new();

    private static readonly Lock OneAtATime = new();

    private static readonly string[] OurWords = ["ticketing", "tickets", "ticket"];

    /// <summary>Whether it is one of the passwords that are tried first.</summary>
    /// <param name="password">As typed.</param>
    /// <param name="email">The account's.</param>
    /// <param name="name">The account's.</param>
    public static bool IsGuessable(string password, string email, string name)
    {
        var start = password.Length > MaxCharacters ? password[..MaxCharacters] : password;
        lock (OneAtATime)
        {
            return Estimator.EvaluatePassword(start, PersonalWords(email, name)).Entropy < MinBits;
        }
    }

    private static IEnumerable<string> PersonalWords(string email, string name) => email.Split('@', '.', '+', '-', '_')
        .Concat(name.Split(' ')).Concat([email, name, name.Replace(" ", "", StringComparison.Ordinal)]).Concat(OurWords)
        .Select(word => word.ToLowerInvariant()).Where(word => word.Length > 2).Distinct();
}
