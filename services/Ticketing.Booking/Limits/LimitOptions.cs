using System.ComponentModel.DataAnnotations;

namespace Ticketing.Booking.Limits;

/// <summary>
/// What one person or address may do, section <c>Booking:Limits</c>. The seats of a person are a setting of the event.
/// </summary>
internal sealed class LimitOptions
{
    /// <summary>
    /// How often a buyer may let a hold of one event go, or run out, in <see cref="ReleaseWindow"/>. Who changes their
    /// mind does so two or three times.
    /// </summary>
    [Range(1, 1_000_000)]
    public int Releases { get; set; } = 10;

    /// <summary>From the first release on.</summary>
    public TimeSpan ReleaseWindow { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>Declined payments of one order in <see cref="DeclineWindow"/>.</summary>
    [Range(1, 1_000_000)]
    public int DeclinesPerOrder { get; set; } = 5;

    /// <summary>Declined payments of one buyer.</summary>
    [Range(1, 1_000_000)]
    public int DeclinesPerBuyer { get; set; } = 10;

    /// <summary>
    /// Declined payments from one address. Beyond, those there wait who had a payment declined within a day; offices and
    /// mobile networks share an address, and the others can pay.
    /// </summary>
    [Range(1, 10_000_000)]
    public int DeclinesPerAddress { get; set; } = 50;

    /// <summary>From the first decline on. Shorter than most holds, so that who waits can still pay.</summary>
    public TimeSpan DeclineWindow { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Codes that do not exist, typed by one person in <see cref="CodeGuessWindow"/>.</summary>
    [Range(1, 1_000_000)]
    public int CodeGuessesPerPerson { get; set; } = 10;

    /// <summary>Codes that do not exist, typed at one address. Offices and mobile networks share one.</summary>
    [Range(1, 10_000_000)]
    public int CodeGuessesPerAddress { get; set; } = 100;

    /// <summary>From the first wrong code on.</summary>
    public TimeSpan CodeGuessWindow { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>The rules between settings.</summary>
    public bool IsConsistent => ReleaseWindow > TimeSpan.Zero && DeclineWindow > TimeSpan.Zero
        && CodeGuessWindow > TimeSpan.Zero;
}
