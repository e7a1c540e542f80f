using System.Text.Json;
using System.Text.Json.Serialization;
using Ticketing.Contracts.Text;

namespace Ticketing.Booking.Bookings;

/// <summary>
/// What the code of an order was worth when the order was taken, as it stands in the order's row; whatever the seller does
/// to the code later, the order keeps this.
/// </summary>
/// <param name="CodeId">The code.</param>
/// <param name="Code">As its seller writes it.</param>
/// <param name="Kind">One of <see cref="CodeKinds"/>.</param>
/// <param name="Value">Minor units, or percent.</param>
/// <param name="GroupSeats">So many seats cost what <paramref name="GroupPays"/> cost.</param>
/// <param name="GroupPays">Fewer than <paramref name="GroupSeats"/>.</param>
/// <param name="MinSeats">With fewer seats it is worth nothing.</param>
/// <param name="Sections">Sections it counts for; null for all.</param>
/// <param name="Categories">Categories of seats it counts for; null for all.</param>
/// <param name="Batch">What the seller calls the codes that were made with it; null for a code of its own.</param>
internal sealed record DiscountPromise(
    Guid CodeId, string Code, string Kind, long Value, int GroupSeats, int GroupPays, int MinSeats,
    IReadOnlyList<string>? Sections, IReadOnlyList<string>? Categories = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Batch = null)
{
    /// <summary>All orders with one code have the same promise, unless its seller changed its terms in between.</summary>
    private static readonly RepeatedJson<DiscountPromise> Known = new(DiscountPromiseJson.Default.DiscountPromise, most: 1_000);

    /// <summary>Codes of a batch are counted together: there may be thousands of them.</summary>
    [JsonIgnore]
    public string NameInFigures => Batch ?? Code;

    public static string Write(DiscountPromise promise) =>
        JsonSerializer.Serialize(promise, DiscountPromiseJson.Default.DiscountPromise);

    /// <summary>Null for an order without a code.</summary>
    public static DiscountPromise? Read(string? json) => json is null ? null : Known.Read(json);
}

/// <summary>What codes do, by their names in the database and in the public API.</summary>
internal static class CodeKinds
{
    /// <summary>A sum off the order.</summary>
    public const string Amount = "amount";

    public const string Percent = "percent";

    /// <summary>Of every n seats only m are paid.</summary>
    public const string NForM = "n_for_m";

    /// <summary>Opens the pre-sale; takes nothing off.</summary>
    public const string Access = "access";

    /// <summary>Money that is used up over several orders.</summary>
    public const string Voucher = "voucher";

    /// <summary>One seat for nothing.</summary>
    public const string FreeSeat = "free_seat";
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(DiscountPromise))]
internal sealed partial class DiscountPromiseJson : JsonSerializerContext;
