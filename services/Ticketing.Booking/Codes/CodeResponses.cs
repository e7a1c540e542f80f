using System.ComponentModel.DataAnnotations;
using Ticketing.Booking.Bookings;
using Ticketing.ServiceDefaults.OpenApi;

namespace Ticketing.Booking.Codes;

/// <summary>Who may use a code, when and how often; what is null does not matter. Times in UTC.</summary>
internal record CodeTermsRequest(
    DateTimeOffset? ValidFrom = null,
    DateTimeOffset? ValidUntil = null,
    int? MaxUses = null,
    int? MaxUsesPerPerson = null,
    int? MinSeats = null,
    int? MaxSeats = null,
    IReadOnlyList<string?>? Sections = null,
    IReadOnlyList<string?>? Categories = null,
    bool? ReturnsOnRefund = null,
    string? Note = null);

/// <summary>Body of <c>POST /sellers/me/codes</c>.</summary>
/// <param name="Kind">What the code does.</param>
/// <param name="EventId">For which event; null: for all events of the seller.</param>
/// <param name="Code">The code; null: codes that nobody guesses are made.</param>
/// <param name="Count">So many codes; only without <paramref name="Code"/>.</param>
/// <param name="Value">Minor units off or of a voucher, or percent.</param>
/// <param name="Currency">Of the value, where no event says it.</param>
/// <param name="GroupSeats">Of <c>n_for_m</c>: n.</param>
/// <param name="GroupPays">Of <c>n_for_m</c>: m.</param>
internal sealed record CreateCodesRequest(
    [property: Required, OneOf(
        CodeKinds.Amount, CodeKinds.Percent, CodeKinds.NForM, CodeKinds.Access, CodeKinds.Voucher, CodeKinds.FreeSeat)]
    string? Kind,
    long? EventId = null,
    string? Code = null,
    int? Count = null,
    long? Value = null,
    string? Currency = null,
    int? GroupSeats = null,
    int? GroupPays = null) : CodeTermsRequest;

/// <summary>Body of <c>POST /sellers/me/codes/{code_id}/edit</c>: the new terms as a whole.</summary>
/// <param name="Edition">Of the code that was read.</param>
internal sealed record EditCodeRequest([property: Required] int? Edition) : CodeTermsRequest;

/// <summary>A code as its seller sees it. Money in minor units, times in UTC.</summary>
internal sealed record CodeResponse(
    Guid CodeId,
    string Code,
    [property: OneOf(
        CodeKinds.Amount, CodeKinds.Percent, CodeKinds.NForM, CodeKinds.Access, CodeKinds.Voucher, CodeKinds.FreeSeat)]
    string Kind,
    long? EventId,
    Guid? BatchId,
    string Note,
    long Value,
    string? Currency,
    int? GroupSeats,
    int? GroupPays,
    DateTimeOffset? ValidFrom,
    DateTimeOffset? ValidUntil,
    int? MaxUses,
    int? MaxUsesPerPerson,
    int MinSeats,
    int? MaxSeats,
    IReadOnlyList<string>? Sections,
    IReadOnlyList<string>? Categories,
    bool ReturnsOnRefund,
    int Used,
    long? Balance,
    int Edition,
    DateTimeOffset CreatedAt,
    DateTimeOffset? StoppedAt)
{
    public static CodeResponse Of(CodeRow row) => new(
        row.Id, row.Shown, row.Kind, row.EventId, row.BatchId, row.Note, row.Value, row.Currency, row.GroupSeats,
        row.GroupPays, row.ValidFrom, row.ValidUntil, row.MaxUses, row.MaxUsesPerPerson, row.MinSeats, row.MaxSeats,
        row.Sections, row.Categories, row.ReturnsOnRefund, row.Used,
        row.Kind == CodeKinds.Voucher ? row.BalanceMinor : null, row.Edition, row.CreatedAt, row.StoppedAt);
}

/// <summary>The codes that were made, and what lists them; at most as many as were asked for.</summary>
internal sealed record CreatedCodesResponse(Guid? BatchId, IReadOnlyList<CodeResponse> Codes);

/// <summary>A page of codes, newest first.</summary>
/// <param name="Codes">At most as many as asked for.</param>
/// <param name="Next">Opaque cursor of the next page; null on the last.</param>
internal sealed record CodePage(IReadOnlyList<CodeResponse> Codes, string? Next);

/// <summary>Codes of a batch that are stopped.</summary>
/// <param name="BatchId">The batch.</param>
/// <param name="Stopped">How many were stopped now.</param>
internal sealed record StoppedCodesResponse(Guid BatchId, int Stopped);
