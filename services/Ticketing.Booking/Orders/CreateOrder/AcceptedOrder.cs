using System.Text.Json;
using Ticketing.Booking.Bookings;
using Ticketing.Contracts;

namespace Ticketing.Booking.Orders.CreateOrder;

/// <summary>
/// 202 with the order and its address. This is the service's most frequent answer, so it is serialised by the generated
/// writer into one buffer, without the framework's serializer.
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
