using System.Security.Claims;
using Ticketing.Contracts.Text;
using Ticketing.Messaging.Auditing;
using Ticketing.ServiceDefaults.Auth.Sellers;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.Booking.Invoices;

/// <summary>
/// <c>GET</c> and <c>PUT /sellers/me/invoicing</c>: what stands on the seller's invoices. From the first time on, every
/// payment gets its invoice, those from before included.
/// </summary>
internal static class SellerInvoicingEndpoints
{
    private const int MaxTaxBasisPoints = 9_999;

    public static void MapSellerInvoicing(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/sellers/me/invoicing", GetAsync)
            .WithName("GetInvoicing")
            .WithTags("sellers")
            .WithSummary("Get what stands on one's invoices")
            .WithDescription("404 `invoicing-not-set` until it was saved: then nothing is invoiced.")
            .Refuses(InvoiceTexts.NotSet)
            .Produces<InvoicingResponse>()
            .RequireSeller(SellerAction.OrdersRead);
        routes.MapPut("/sellers/me/invoicing", PutAsync)
            .WithName("SetInvoicing")
            .WithTags("sellers")
            .WithSummary("Set what stands on one's invoices")
            .WithDescription(
                "From the first time on every payment gets its invoice, those from before included. Documents that were "
                + "issued stay as they are.")
            .Refuses(Refusal.InvalidRequest)
            .Produces<InvoicingResponse>()
            .RequireSeller(SellerAction.OrdersRefund);
    }

    private static async Task<IResult> GetAsync(
        InvoiceStore store, ClaimsPrincipal user, HttpContext context, CancellationToken ct) =>
        await store.FindSellerAsync(user.SellerId(), ct) is { } row
            ? TypedResults.Ok(ResponseOf(row))
            : InvoiceTexts.NotSet.ToProblem(context);

    private static async Task<IResult> PutAsync(
        InvoicingRequest request, InvoiceStore store, ClaimsPrincipal user, HttpContext context, CancellationToken ct)
    {
        var errors = new Dictionary<string, string[]>();
        var name = InvoiceTexts.ReadLine(request.LegalName, "legal_name", InvoiceTexts.MaxName, errors);
        var address = InvoiceTexts.ReadAddress(request.Address, errors);
        var taxNumber = InvoiceTexts.ReadTaxNumber(request.TaxNumber, errors);
        if (request.TaxBasisPoints is < 0 or > MaxTaxBasisPoints)
        {
            errors["tax_basis_points"] = [$"0 to {MaxTaxBasisPoints} hundredths of a percent."];
        }
        if (errors.Count > 0)
        {
            return Refusal.Invalid(errors).ToProblem(context);
        }
        return TypedResults.Ok(ResponseOf(await store.SaveSellerAsync(
            user.SellerId(), name, address, taxNumber, request.TaxBasisPoints ?? 0, AuditActor.Of(user), ct)));
    }

    private static InvoicingResponse ResponseOf(InvoiceSellerRow row) => new(
        row.LegalName, row.Address, row.TaxNumber.Length == 0 ? null : row.TaxNumber, row.TaxBasisPoints, row.UpdatedAt);
}

/// <summary>The bounds of texts on invoices.</summary>
internal static class InvoiceTexts
{
    public const int MaxName = 200;
    private const int MaxAddress = 500;
    private const int MaxAddressLines = 8;
    private const int MaxTaxNumber = 50;

    public static Refusal NotSet { get; } = new(
        404, "invoicing-not-set", "Nothing is invoiced yet: set the name and address that stand on invoices first.");

    public static string ReadLine(string? text, string field, int max, Dictionary<string, string[]> errors)
    {
        if (!VisibleText.TryLine(text, 1, max, out var line))
        {
            errors[field] = [$"1 to {max} characters, {VisibleText.Hint}."];
        }
        return line;
    }

    public static string ReadAddress(string? text, Dictionary<string, string[]> errors)
    {
        if (!VisibleText.TryParagraphs(text, MaxAddress, out var address) || address.Length == 0
            || address.Split('\n').Length > MaxAddressLines)
        {
            errors["address"] = [$"1 to {MaxAddress} characters in at most {MaxAddressLines} lines."];
        }
        return address;
    }

    public static string ReadTaxNumber(string? text, Dictionary<string, string[]> errors)
    {
        if (!VisibleText.TryLine(text, 0, MaxTaxNumber, out var number))
        {
            errors["tax_number"] = [$"Up to {MaxTaxNumber} characters."];
        }
        return number;
    }
}
