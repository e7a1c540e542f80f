using System.Text.Json;
using Ticketing.Booking.Bookings;
using Ticketing.Contracts;

namespace Ticketing.Booking.Orders.CreateOrder;

/// <summary>
/// 202 with the order and where to look for it. The busiest answer there is: written at once and with its length, by
/// the generated writer alone, instead of piece by piece through the framework's serializer.
/// </summary>
internal sealed class AcceptedOrder(UserId buyer, BookingRow row) : IResult
{
    private const string Json = "application/json; charset=utf-8";

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(OrderResponse.Of(row), BookingsJson.Default.OrderResponse);
        var response = httpContext.Response;
        response.StatusCode = StatusCodes.Status202Accepted;
        response.ContentType = Json;
        response.ContentLength = body.Length;
        response.Headers.Location = $"/orders/{buyer}/{row.Id}";
        return response.BodyWriter.WriteAsync(body, httpContext.RequestAborted).AsTask();
    }
}
