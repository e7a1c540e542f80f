using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ticketing.SystemKit.Api;

/// <summary>JSON of the public API as a client sees it: snake case, nulls left out.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(QueueEntryResponse))]
[JsonSerializable(typeof(QueuePlaceResponse))]
[JsonSerializable(typeof(QueueResponse))]
[JsonSerializable(typeof(OrderResponse))]
[JsonSerializable(typeof(OrderPage))]
[JsonSerializable(typeof(CreateOrderRequest))]
[JsonSerializable(typeof(OrderSnapshot))]
[JsonSerializable(typeof(ConfirmOrderRequest))]
[JsonSerializable(typeof(RegisterUserRequest))]
[JsonSerializable(typeof(LogInRequest))]
[JsonSerializable(typeof(UserAnswer))]
[JsonSerializable(typeof(TokenAnswer))]
[JsonSerializable(typeof(Problem))]
[JsonSerializable(typeof(EventDraft))]
[JsonSerializable(typeof(EventAnswer))]
[JsonSerializable(typeof(EventListAnswer))]
[JsonSerializable(typeof(TicketListAnswer))]
[JsonSerializable(typeof(EventSections))]
[JsonSerializable(typeof(SectionDetail))]
[JsonSerializable(typeof(SubsectionStatistics))]
[JsonSerializable(typeof(SubsectionSeats))]
[JsonSerializable(typeof(SeatChange))]
[JsonSerializable(typeof(JoinWaitlistRequest))]
[JsonSerializable(typeof(WaitlistEntryResponse))]
[JsonSerializable(typeof(WaitlistEntriesResponse))]
[JsonSerializable(typeof(WaitlistSummary))]
[JsonSerializable(typeof(WaitlistReplay))]
[JsonSerializable(typeof(PricingRequest))]
[JsonSerializable(typeof(PricingAnswer))]
[JsonSerializable(typeof(AllotmentResponse))]
[JsonSerializable(typeof(CreateAllotmentRequest))]
[JsonSerializable(typeof(ReleaseAllotmentRequest))]
[JsonSerializable(typeof(SellAtDeskRequest))]
[JsonSerializable(typeof(DeskSaleResponse))]
[JsonSerializable(typeof(TakeBackRequest))]
[JsonSerializable(typeof(ReseatRequest))]
[JsonSerializable(typeof(ReseatResponse))]
[JsonSerializable(typeof(CreateCodesRequest))]
[JsonSerializable(typeof(CreatedCodesResponse))]
[JsonSerializable(typeof(OfferTicketsRequest))]
[JsonSerializable(typeof(OrderTransfersAnswer))]
[JsonSerializable(typeof(MyTicketsAnswer))]
[JsonSerializable(typeof(ScanRequest))]
[JsonSerializable(typeof(ScanAnswer))]
[JsonSerializable(typeof(ResaleTermsRequest))]
[JsonSerializable(typeof(ResaleTermsResponse))]
[JsonSerializable(typeof(OfferResaleRequest))]
[JsonSerializable(typeof(MyResaleResponse))]
[JsonSerializable(typeof(BuyResaleRequest))]
[JsonSerializable(typeof(ResaleOffersResponse))]
[JsonSerializable(typeof(InvoicingRequest))]
[JsonSerializable(typeof(InvoicingResponse))]
public sealed partial class ApiJson : JsonSerializerContext
{
    /// <summary>How to read and write <typeparamref name="T"/>.</summary>
    public static System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> Of<T>() =>
        (System.Text.Json.Serialization.Metadata.JsonTypeInfo<T>?)Default.GetTypeInfo(typeof(T))
        ?? throw new NotSupportedException($"{typeof(T)} is not a shape of the API.");

    /// <summary>Reads an event's data.</summary>
    public static T Read<T>(string json) => JsonSerializer.Deserialize(json, Of<T>())
        ?? throw new JsonException($"null where {typeof(T).Name} was expected.");
}
