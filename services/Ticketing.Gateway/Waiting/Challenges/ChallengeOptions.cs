using System.ComponentModel.DataAnnotations;

namespace Ticketing.Gateway.Waiting.Challenges;

/// <summary>What entering a waiting room costs (section <c>Waiting:Challenge</c>).</summary>
internal sealed class ChallengeOptions : IValidatableObject
{
    public const string Section = "Waiting:Challenge";

    private const int MinKeyLength = 16;

    /// <summary>
    /// Zero bits that a solution must begin with; each doubles the work. 0: entering costs nothing. 18 are a quarter of a
    /// million hashes, about a second of a phone.
    /// </summary>
    [Range(0, 28)]
    public int DifficultyBits { get; set; }

    /// <summary>Signs challenges; the same in all gateways.</summary>
    public string Key { get; set; } = "";

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (DifficultyBits > 0 && Key.Length < MinKeyLength)
        {
            yield return new($"Challenges need a key of {MinKeyLength} characters or more.", [nameof(Key)]);
        }
    }
}
